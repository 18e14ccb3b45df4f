using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Remarks about single Istio releases.</summary>
internal sealed class IstioReleases : ITopologyRule
{
    private static readonly BrokenReleases[] Broken =
    [
        new(5, 0, 0, "its gateways crash in the filter for replicated control planes (istio#21676): take 1.5.1"),
        new(7, 0, 4, "its gateways ignore the filter for replicated control planes (istio#27204): take 1.7.5"),
    ];

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Cluster cluster in topology.Clusters)
        {
            if (cluster.Istio.Minor > IstioVersion.Newest.Minor)
            {
                diagnostics.Report(
                    Catalogue.FutureIstioVersion,
                    cluster.IstioSpan,
                    $"Istio {cluster.Istio} is newer than what this program knows",
                    $"the objects have the shapes of Istio {IstioVersion.Newest}, which newer releases have read so far");
            }

            foreach ((int minor, int firstPatch, int lastPatch, string reason) in Broken)
            {
                if (cluster.IsCallable && cluster.Istio.Minor == minor && cluster.Istio.Patch >= firstPatch && cluster.Istio.Patch <= lastPatch)
                {
                    diagnostics.Report(Catalogue.BrokenGateway, cluster.IstioSpan, $"the gateways of Istio {cluster.Istio} are broken", reason);
                }
            }
        }
    }

    private sealed record BrokenReleases(int Minor, int FirstPatch, int LastPatch, string Reason);
}
