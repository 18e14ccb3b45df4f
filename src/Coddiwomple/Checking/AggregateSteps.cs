using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>A step of <c>failover</c> that is another service: callers may call it, and it has the ports.</summary>
internal sealed class AggregateSteps : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
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
                ShutOutNamespaces.PlaceOfCallers(other));
        }

        if (ShutOutNamespaces.Of(ShutOutNamespaces.Calling(service), service, other) is { } shutOut)
        {
            diagnostics.Report(
                Catalogue.NotACaller,
                step.Span,
                $"service \"{other.Id}\" cannot take over for {shutOut.Who}: only {shutOut.Allowed} may call it",
                shutOut.Hint,
                ShutOutNamespaces.PlaceOfCallers(other));
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
}
