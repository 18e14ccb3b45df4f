using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Objects beside a Kubernetes Service are named after the service: two services of one name must not meet in one namespace.</summary>
internal sealed class UniqueObjectNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (!Moved.Any(topology))
        {
            return;
        }

        var owners = new Dictionary<string, PlacedService>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                string key = $"{placement.Cluster.Name}/{placement.Namespace}/{service.Name}";
                if (owners.TryAdd(key, new PlacedService(service, placement)) || owners[key].Placement.Host == placement.Host)
                {
                    continue;
                }

                (Service first, Placement firstPlacement) = owners[key];
                diagnostics.Report(
                    Catalogue.ObjectNameClash,
                    placement.Span,
                    $"\"{service.Name}-versions\" would exist twice in namespace \"{placement.Namespace}\" of cluster \"{placement.Cluster.Name}\"",
                    $"services \"{first.Id}\" and \"{service.Id}\" share a name there: rename one, or move its Kubernetes Service",
                    new RelatedPlace(firstPlacement.Span, $"{first.Id} runs there too"));
            }
        }
    }
}
