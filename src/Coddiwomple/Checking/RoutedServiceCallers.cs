using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>Who is sent on to another service must be among that service's callers, or has none of its objects.</summary>
internal sealed class RoutedServiceCallers : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            foreach (Route route in service.Traffic.Routes)
            {
                foreach (RouteTarget target in route.AllTargets)
                {
                    CheckTarget(topology, service, route, target, diagnostics);
                }
            }
        }
    }

    private static void CheckTarget(Topology topology, Service service, Route route, RouteTarget target, DiagnosticBag diagnostics)
    {
        if (target.ServiceId is not { } id || topology.FindService(id) is not { IsSpoiled: false } other)
        {
            return;
        }

        ReadOnlyArray<Cluster> callers = Audience.Of(route.From, service);
        ReadOnlyArray<string> missing = callers.Where(caller => !other.Callers.Includes(caller)).Select(caller => caller.Name);
        if (!missing.IsEmpty)
        {
            diagnostics.Report(
                Catalogue.NotACaller,
                target.Span,
                $"this route sends calls of {Hints.List(missing)} to service \"{other.Id}\", which {(missing.Length == 1 ? "it" : "they")} may not call",
                $"add {(missing.Length == 1 ? "it" : "them")} to the \"callers\" of \"{other.Id}\", or name with \"from\" who takes this route",
                ShutOutNamespaces.PlaceOfCallers(other));
        }

        if (!service.IsSpoiled && ShutOutNamespaces.Of(ShutOutNamespaces.Taking(route, service), service, other) is { } shutOut)
        {
            diagnostics.Report(
                Catalogue.NotACaller,
                target.Span,
                $"this route sends calls of {shutOut.Who} to service \"{other.Id}\", which only {shutOut.Allowed} may call",
                shutOut.Hint,
                ShutOutNamespaces.PlaceOfCallers(other));
        }
    }
}
