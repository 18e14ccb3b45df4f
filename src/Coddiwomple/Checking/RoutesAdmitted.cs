using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>Who may call a service, and is sent on to another one by a route or by failover, may call that one too.</summary>
internal sealed class RoutesAdmitted : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            foreach (Route route in service.Traffic.Routes)
            {
                foreach (RouteTarget target in route.To)
                {
                    CheckTarget(topology, service, target.ServiceId, target.Span, "route", diagnostics);
                }

                foreach (MirrorTarget mirror in route.Mirrors)
                {
                    CheckTarget(topology, service, mirror.Target.ServiceId, mirror.Target.Span, "mirror", diagnostics);
                }
            }

            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                CheckTarget(topology, service, step.ServiceId, step.Span, "failover", diagnostics);
            }
        }
    }

    private static void CheckTarget(Topology topology, Service service, string? id, SourceSpan span, string what, DiagnosticBag diagnostics)
    {
        if (id is null || id == service.Id || topology.FindService(id) is not { } other || !SaysWhoMayCall(service) || !SaysWhoMayCall(other))
        {
            return;
        }

        Admission there = Admission.Of(other, topology.Mesh);
        Admission here = Admission.Of(service, topology.Mesh);
        List<string> blocked = [.. here.NamedServices.Where(name => topology.FindService(name) is { } caller && !there.Admits(caller))];
        List<string> blockedNamespaces = [.. here.Namespaces.Where(name => !there.AdmitsNamespace(name))];
        bool letsStrangersIn = !here.IsRestricted && there.IsRestricted;
        if (blocked.Count == 0 && blockedNamespaces.Count == 0 && !letsStrangersIn)
        {
            return;
        }

        string who = letsStrangersIn ? "everybody" : blocked.Count > 0 ? Hints.List(blocked) : $"namespace {Hints.List(blockedNamespaces)}";
        diagnostics.Report(
            Catalogue.BlockedRoute,
            span,
            $"this {what} leads to service \"{other.Id}\", which does not admit all who call \"{service.Id}\"",
            $"{who} may call \"{service.Id}\": let the \"access\" of \"{other.Id}\" admit them",
            new RelatedPlace(other.Access.IsEmpty ? other.Span : other.Access[0].Span, $"the access of {other.Id}"));
    }

    private static bool SaysWhoMayCall(Service service) => !service.IsSpoiled && !service.Access.Any(rule => rule.IsSpoiled);
}
