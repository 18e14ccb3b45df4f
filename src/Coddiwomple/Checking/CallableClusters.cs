using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>What runs in a cluster without gateways is there for that cluster alone.</summary>
internal sealed class CallableClusters : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Cluster cluster in topology.Clusters)
        {
            if (cluster.IsCallable || cluster.IsSpoiled)
            {
                continue;
            }

            int hidden = topology.Services.Count(service =>
                service.FindPlacement(cluster) is not null && service.Callers.Clusters.Any(caller => caller.Name != cluster.Name));
            if (hidden > 0)
            {
                diagnostics.Report(
                    Catalogue.UncallableCluster,
                    cluster.Span,
                    $"cluster \"{cluster.Name}\" has no gateway: other clusters cannot reach {(hidden == 1 ? "the service" : $"the {hidden} services")} that it runs",
                    "give it \"gateways\" if they should");
            }
        }
    }
}
