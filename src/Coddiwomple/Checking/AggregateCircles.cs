using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Aggregates that name each other, over however many services, would hold themselves.</summary>
internal sealed class AggregateCircles : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        // A circle is one mistake, however many services are in it.
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            if (!service.Traffic.UsesAggregate || service.IsSpoiled)
            {
                continue;
            }

            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                if (NextOf(topology, service, step) is { IsSpoiled: false } next && !told.Contains(service.Id))
                {
                    CheckStep(topology, service, step, next, told, diagnostics);
                }
            }
        }
    }

    private static void CheckStep(Topology topology, Service service, FailoverTarget step, Service next, HashSet<string> told, DiagnosticBag diagnostics)
    {
        var way = new List<Service>();
        if (!FindWay(topology, next, service, new HashSet<string>(StringComparer.Ordinal), way))
        {
            return;
        }

        way.Reverse();
        told.UnionWith(way.Select(other => other.Id));
        string through = string.Join(", ", way.Skip(1).Select(other => $"\"{other.Id}\""));
        diagnostics.Report(
            Catalogue.UnusableFailover,
            step.Span,
            way.Count == 1
                ? $"service \"{next.Id}\" itself fails over to \"{service.Id}\": the two would wait for each other"
                : $"service \"{next.Id}\" leads back to \"{service.Id}\" through {through}: they would wait for each other",
            $"an aggregate cluster must not hold itself: name a cluster as well (\"{{service: ..., cluster: ...}}\"), or leave one of the {(way.Count == 1 ? "two " : "")}steps out",
            [.. way.Select(other => new RelatedPlace(other.Traffic.AggregateSpan ?? other.Span, $"the aggregate of {other.Id} is here"))]);
    }

    // Adds the services that lead to the goal, last first.
    private static bool FindWay(Topology topology, Service from, Service goal, HashSet<string> seen, List<Service> way)
    {
        if (!from.Traffic.UsesAggregate || !seen.Add(from.Id))
        {
            return false;
        }

        foreach (FailoverTarget step in from.Traffic.Failover)
        {
            if (NextOf(topology, from, step) is { } next && (ReferenceEquals(next, goal) || FindWay(topology, next, goal, seen, way)))
            {
                way.Add(from);
                return true;
            }
        }

        return false;
    }

    // Only a whole service brings its own aggregate along. One that names itself is a mistake of its own.
    private static Service? NextOf(Topology topology, Service service, FailoverTarget step) =>
        step is { Cluster: null, ServiceId: { } id } && id != service.Id ? topology.FindService(id) : null;
}
