using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>In one cluster a Kubernetes Service stands for one service of the topology, and none is overwritten by one that stands in for another.</summary>
internal sealed class UniqueKubernetesHosts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (!Moved.Any(topology))
        {
            return;
        }

        var owners = new ByName<PlacedService>();
        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                if (owners.Add(KeyOf(placement.Cluster, placement.Host), new PlacedService(service, placement)) is not var (first, firstPlacement))
                {
                    continue;
                }

                diagnostics.Report(
                    Catalogue.DuplicateKubernetesHost,
                    placement.Span,
                    $"\"{placement.Host}\" in cluster \"{placement.Cluster.Name}\" stands for service \"{first.Id}\" already",
                    "one Kubernetes Service cannot be two services: give one of them another \"host\", or join them with \"prefixes\"",
                    new RelatedPlace(firstPlacement.Span, $"{first.Id} runs there"));
            }
        }

        foreach (Service service in topology.Services)
        {
            if (service.AnswersClusterLocalHost)
            {
                CheckStandIns(service, owners, diagnostics);
            }
        }
    }

    // Two that stand in for others never meet: each is called like its service.
    private static void CheckStandIns(Service service, ByName<PlacedService> owners, DiagnosticBag diagnostics)
    {
        foreach (Cluster caller in service.Callers.Clusters)
        {
            string host = service.KubernetesHostIn(caller);
            if (service.FindPlacement(caller) is null && Audience.CanReach(caller, service.Placements) && owners.Find(KeyOf(caller, host)) is var (owner, placement))
            {
                diagnostics.Report(
                    Catalogue.DuplicateKubernetesHost,
                    placement.Span,
                    $"\"{host}\" in cluster \"{caller.Name}\" stands for service \"{owner.Id}\", but a Service that stands in for \"{service.Id}\" would overwrite it there",
                    $"give \"{owner.Id}\" another \"host\", or leave the \"clusterLocalHost\" of \"{service.Id}\" out",
                    new RelatedPlace(service.Span, $"{service.Id} answers to its Kubernetes host in every calling cluster"));
            }
        }
    }

    private static string KeyOf(Cluster cluster, string host) => cluster.Name + "/" + host;
}
