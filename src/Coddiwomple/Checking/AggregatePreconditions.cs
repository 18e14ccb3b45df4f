using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>What failover through an aggregate cluster demands, and what only it can do.</summary>
internal sealed class AggregatePreconditions : ITopologyRule
{
    // Istio 1.8 speaks the v3 API to Envoy, of which the generated cluster type is part.
    private const int FirstRelease = 8;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.Traffic.UsesAggregate)
            {
                CheckAggregate(service, diagnostics);
            }
            else if (service.Traffic is not { IsSpoiled: true, AggregateSpan: null })
            {
                CheckPlain(service, diagnostics);
            }
        }
    }

    private static void CheckPlain(Service service, DiagnosticBag diagnostics)
    {
        foreach (FailoverTarget step in service.Traffic.Failover)
        {
            if (step.ServiceId is { } id && id != service.Id)
            {
                diagnostics.Report(
                    Catalogue.AggregatePrecondition, step.Span, $"failover to another service (\"{id}\") needs \"aggregate: true\"", "add it beside \"failover\", or name clusters only");
            }
        }
    }

    private static void CheckAggregate(Service service, DiagnosticBag diagnostics)
    {
        Traffic traffic = service.Traffic;
        if (traffic.Failover.IsEmpty && !traffic.IsSpoiled)
        {
            diagnostics.Report(
                Catalogue.AggregatePrecondition, traffic.AggregateSpan, "\"aggregate: true\" without \"failover\"", "an aggregate cluster is a failover order: name its steps");
        }

        if (traffic.PrefersAny)
        {
            diagnostics.Report(
                Catalogue.AggregatePrecondition, traffic.AggregateSpan, "\"aggregate: true\" together with \"prefer: any\"", "an aggregate cluster has an order: leave one of the two out");
        }

        ClustersWith old = ClustersWith.OlderThan(FirstRelease, service.Callers.Clusters);
        if (!old.IsEmpty)
        {
            diagnostics.Report(
                Catalogue.AggregatePrecondition,
                traffic.AggregateSpan,
                $"\"aggregate: true\" needs Istio 1.{FirstRelease}, {old}",
                "upgrade, or name other callers",
                old.FirstPlace);
        }
    }
}
