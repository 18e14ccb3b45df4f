using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>What users should know of a plan that is right all the same.</summary>
internal static class PlanNotes
{
    public static void Report(Reach reach, DiagnosticBag diagnostics)
    {
        Service service = reach.Service;
        if (service.Traffic.UsesAggregate)
        {
            return;
        }

        if (!reach.HasSingleSni && !service.Traffic.PrefersAny && reach.HasLocality)
        {
            ReportLeftOut(reach, diagnostics);
        }

        if (reach.HasLocality && !service.HasOwnLocalitySetting && !reach.KeepsWholeOrder && !service.Traffic.PrefersAny && reach.Remotes.Length > 2)
        {
            diagnostics.Report(
                Catalogue.LaterFallbacksTie,
                service.Traffic.Failover.IsEmpty ? service.Span : service.Traffic.Failover[0].Span,
                $"after its first fallback, the other clusters of service \"{service.Id}\" share the load",
                "Istio keeps the order of one fallback region; the rest have equal priority");
        }
    }

    private static void ReportLeftOut(Reach reach, DiagnosticBag diagnostics)
    {
        string leftOut = string.Join(", ", reach.Remotes
            .Where(remote => remote.Placement.Host != reach.Remotes[0].Placement.Host)
            .Select(remote => '"' + remote.Cluster.Name + '"')
            .Order(StringComparer.Ordinal));
        diagnostics.Report(
            Catalogue.FallbackLeavesClustersOut,
            reach.Service.Span,
            $"from cluster \"{reach.Caller.Name}\", service \"{reach.Service.Id}\" does not fall back to {leftOut}",
            $"the Kubernetes host there differs from \"{reach.Remotes[0].Placement.Host}\", and a destination has one server name");
    }
}
