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

        var owners = new ByName<PlacedService>();
        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                string key = $"{placement.Cluster.Name}/{placement.Namespace}/{service.Name}";
                if (owners.Add(key, new PlacedService(service, placement)) is not var (first, firstPlacement) || firstPlacement.Host == placement.Host)
                {
                    continue;
                }

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
