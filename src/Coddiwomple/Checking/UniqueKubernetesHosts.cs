using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>In one cluster a Kubernetes Service stands for one service of the topology.</summary>
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
                string key = placement.Cluster.Name + "/" + placement.Host;
                if (owners.Add(key, new PlacedService(service, placement)) is not var (first, firstPlacement))
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
    }
}
