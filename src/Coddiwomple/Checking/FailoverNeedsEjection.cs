using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Istio fails over only away from endpoints that outlier detection has thrown out.</summary>
internal sealed class FailoverNeedsEjection : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            bool canFailOver = !service.Traffic.PrefersAny && service.Placements.Length > 1;
            if (canFailOver
                && service.Traffic.Policy is { OutlierDetection: { } outliers } policy
                && IsZero(outliers["consecutive5xxErrors"])
                && IsZero(outliers["consecutiveGatewayErrors"]))
            {
                diagnostics.Report(
                    Catalogue.FailoverSwitchedOff,
                    policy.Spans["outlierDetection"],
                    $"this outlier detection never ejects anything, so service \"{service.Id}\" does not fail over",
                    "set \"consecutiveGatewayErrors\" (5, say), or write \"prefer: any\" if no cluster is preferred");
            }
        }
    }

    private static bool IsZero(IstioValue? value) => value is IstioLiteral { Value: "0" };
}
