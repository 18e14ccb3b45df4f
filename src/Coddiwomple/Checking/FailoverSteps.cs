using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>A step of <c>failover</c> runs the service and can be called; it is not the service as a whole, which would be a step of itself.</summary>
internal sealed class FailoverSteps : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            var seen = new ByName<FailoverTarget>();
            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                if (seen.Add(step.Cluster?.Name + "/" + step.ServiceId, step) is not null)
                {
                    diagnostics.Report(Catalogue.RepeatedEntry, step.Span, "this step of \"failover\" is named twice", "leave one of them out");
                }
                else
                {
                    CheckStep(topology, service, step, diagnostics);
                }
            }
        }
    }

    private static void CheckStep(Topology topology, Service service, FailoverTarget step, DiagnosticBag diagnostics)
    {
        if (step.Cluster is null && step.ServiceId == service.Id)
        {
            diagnostics.Report(
                Catalogue.UnusableFailover, step.Span, $"service \"{service.Id}\" cannot take over for itself", "name the clusters of it that take over, or another service");
        }

        Service? target = step.ServiceId is { } id ? topology.FindService(id) : service;
        if (step.Cluster is not { } cluster || target is null || target.IsSpoiled)
        {
            return;
        }

        if (target.FindPlacement(cluster) is null)
        {
            diagnostics.Report(
                Catalogue.UnusableFailover,
                step.Span,
                $"cluster \"{cluster.Name}\" does not run service \"{target.Id}\", so it cannot take over",
                target.Placements.IsEmpty ? "it runs nowhere" : $"it runs in {Hints.List(target.Placements.Select(p => p.Cluster.Name))}");
        }
        else if (!cluster.IsCallable && !cluster.IsSpoiled && service.Callers.Clusters.Any(caller => caller.Name != cluster.Name))
        {
            diagnostics.Report(
                Catalogue.UnusableFailover,
                step.Span,
                $"cluster \"{cluster.Name}\" has no gateway, so it cannot take over for others",
                "give it \"gateways\", or leave it out",
                new RelatedPlace(cluster.Span, "the cluster is defined here"));
        }
    }
}
