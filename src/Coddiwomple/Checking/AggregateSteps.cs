using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>A step of <c>failover</c> that is another service: callers may call it, it has the ports, and it does not lead back.</summary>
internal sealed class AggregateSteps : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            if (!service.Traffic.UsesAggregate || service.IsSpoiled)
            {
                continue;
            }

            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                if (step.ServiceId is { } id && id != service.Id && topology.FindService(id) is { IsSpoiled: false } other)
                {
                    CheckStep(service, step, other, diagnostics);
                    CheckCircle(topology, service, step, other, told, diagnostics);
                }
            }
        }
    }

    private static void CheckStep(Service service, FailoverTarget step, Service other, DiagnosticBag diagnostics)
    {
        List<string> missing = [.. service.Callers.Clusters.Where(caller => !other.Callers.Includes(caller)).Select(caller => caller.Name)];
        if (missing.Count > 0)
        {
            diagnostics.Report(
                Catalogue.NotACaller,
                step.Span,
                $"service \"{other.Id}\" cannot take over for {Hints.List(missing)}, which may not call it",
                $"add {(missing.Count == 1 ? "it" : "them")} to the \"callers\" of \"{other.Id}\"",
                new RelatedPlace(other.Callers.Span ?? other.Span, $"the callers of {other.Id}"));
        }

        if (ShutOutNamespaces.Of(service.Callers.Namespaces is { IsEmpty: false } some ? some : null, service, other) is { } shutOut)
        {
            diagnostics.Report(
                Catalogue.NotACaller,
                step.Span,
                $"service \"{other.Id}\" cannot take over for {shutOut.Who}: only {shutOut.Allowed} may call it",
                shutOut.Hint,
                new RelatedPlace(other.Callers.Span ?? other.Span, $"the callers of {other.Id}"));
        }

        if (other.Ports.Length > 1 && service.Ports.FirstOrDefault(port => !other.Ports.Any(there => there.Number == port.Number)) is { } lonely)
        {
            diagnostics.Report(
                Catalogue.UnknownPort,
                step.Span,
                $"service \"{other.Id}\" has several ports, and none with the number {lonely.Number}",
                "give it a port of that number, or name another service: " + PortBinder.HintOfPorts(other.Ports));
        }
    }

    // A circle is one mistake, however many services are in it.
    private static void CheckCircle(Topology topology, Service service, FailoverTarget step, Service other, HashSet<string> told, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (step.Cluster is null && !told.Contains(service.Id) && LeadsTo(topology, other, service, seen))
        {
            told.UnionWith(seen);
            diagnostics.Report(
                Catalogue.UnusableFailover,
                step.Span,
                $"service \"{other.Id}\" itself fails over to \"{service.Id}\": the two would wait for each other",
                "an aggregate cluster must not hold itself: name a cluster as well (\"{service: ..., cluster: ...}\"), or leave one of the two steps out",
                new RelatedPlace(other.Traffic.AggregateSpan ?? other.Span, "the other aggregate is here"));
        }
    }

    // Only a whole service brings its own aggregate along.
    private static bool LeadsTo(Topology topology, Service from, Service goal, HashSet<string> seen)
    {
        if (!from.Traffic.UsesAggregate || !seen.Add(from.Id))
        {
            return false;
        }

        foreach (FailoverTarget step in from.Traffic.Failover)
        {
            if (step is { Cluster: null, ServiceId: { } id } && (id == goal.Id || (topology.FindService(id) is { } next && LeadsTo(topology, next, goal, seen))))
            {
                return true;
            }
        }

        return false;
    }
}
