using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>In one cluster a Kubernetes Service stands for one service of the topology, and nothing takes its place there.</summary>
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

    // Once a service: the others follow from the same "host".
    private static void CheckStandIns(Service service, ByName<PlacedService> owners, DiagnosticBag diagnostics)
    {
        foreach (Cluster caller in service.Callers.Clusters)
        {
            string host = service.KubernetesHostIn(caller);
            if (service.FindPlacement(caller) is null && owners.Find(KeyOf(caller, host)) is var (other, place))
            {
                diagnostics.Report(
                    Catalogue.DuplicateKubernetesHost,
                    service.Span,
                    $"the Service that stands in for \"{service.Id}\" in cluster \"{caller.Name}\" would take the place of \"{host}\", which is service \"{other.Id}\" there",
                    "leave \"clusterLocalHost\" out, or give the other one another \"host\"",
                    new RelatedPlace(place.Span, $"{other.Id} runs there"));
                return;
            }
        }
    }

    private static string KeyOf(Cluster cluster, string host) => cluster.Name + "/" + host;
}
