using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes <c>traffic</c> of a service, gives it with every reference resolved.</summary>
internal static class TrafficBinder
{
    public static Traffic Bind(Service service, TrafficDocument? document, BindingScope scope)
    {
        if (document is null)
        {
            return Traffic.Default;
        }

        DiagnosticBag diagnostics = scope.Diagnostics;
        BindingMark mark = scope.Mark();
        var failover = new ArrayBuilder<FailoverTarget>(document.Failover.Length);
        foreach (FailoverDocument item in document.Failover)
        {
            if (BindFailover(item, service, scope) is { } target)
            {
                failover.Add(target);
            }
        }

        var routes = new ArrayBuilder<Route>(document.Routes.Length);
        foreach (RouteDocument route in document.Routes)
        {
            if (RouteBinder.Bind(route, service, scope) is { } bound)
            {
                routes.Add(bound);
            }
        }

        return new Traffic(
            Values.Choose(document.Prefer, ["local", "any"], "prefer", diagnostics) == "any",
            Values.Choose(document.Own, ["service", "pods"], "own", diagnostics) == "pods",
            failover.ToReadOnly(),
            document.Aggregate?.Value ?? false,
            Values.Choose(document.Weights, ["committed", "external"], "weights", diagnostics) == "external",
            PolicyBinder.Bind(document.Policy, service.Placements, service.Callers, diagnostics),
            routes.ToReadOnly(),
            document.Span)
        {
            PreferSpan = document.Prefer?.Span,
            OwnSpan = document.Own?.Span,
            AggregateSpan = document.Aggregate?.Span,
            IsSpoiled = document.IsSpoiled || scope.IsSpoiledSince(mark),
        };
    }

    private static FailoverTarget? BindFailover(FailoverDocument item, Service own, BindingScope scope)
    {
        Cluster? cluster = item.Cluster is { } clusterName ? scope.ResolveCluster(clusterName) : null;
        Service? service = item.Service is { } serviceName ? scope.ResolveService(serviceName) : null;
        bool isResolved = (item.Cluster is null || cluster is not null) && (item.Service is null || service is not null);
        if (item.Cluster is null && item.Service is null)
        {
            if (!item.IsSpoiled)
            {
                scope.Diagnostics.Report(
                    Catalogue.MissingIstioField, ShapeProblems.FirstLine(item.Span), "a step of \"failover\" that names nothing", "name a cluster; with \"aggregate: true\" also a service");
            }

            return null;
        }

        SourceSpan span = item.Cluster?.Span ?? item.Service?.Span ?? item.Span;

        // A cluster of the own service is that cluster, named or not.
        string? other = service is null || (service.Id == own.Id && cluster is not null) ? null : service.Id;
        return isResolved ? new FailoverTarget(span, cluster, other) : null;
    }
}
