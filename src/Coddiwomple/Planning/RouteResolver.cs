using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Planning;

/// <summary>A stop, its share of the route in percent, and the port that the target named, if any.</summary>
internal sealed record WeightedStop(Stop Stop, int Weight, int? Port);

/// <summary>A route of the topology, or the implied one where <see cref="Source"/> is null, as one calling cluster takes it.</summary>
internal sealed record ResolvedRoute(Route? Source, ReadOnlyArray<WeightedStop> Stops, ReadOnlyArray<ResolvedMirror> Mirrors);

/// <summary>A stop that gets a copy of <see cref="Percentage"/> of the requests, null for all.</summary>
internal sealed record ResolvedMirror(WeightedStop Stop, string? Percentage);

/// <summary>Takes a service as a calling cluster reaches it, gives that cluster's routes with every target resolved; targets that lead nowhere are reported.</summary>
internal sealed class RouteResolver(Topology topology, DiagnosticBag diagnostics)
{
    public ReadOnlyArray<ResolvedRoute> Resolve(Reach reach)
    {
        var routes = new ArrayBuilder<ResolvedRoute>();
        foreach (Route route in reach.Service.Traffic.Routes)
        {
            if (route.AppliesTo(reach.Caller))
            {
                routes.Add(new ResolvedRoute(route, ResolveTargets(reach, route), ResolveMirrors(reach, route)));
            }
        }

        if (routes.Count == 0 || routes[^1].Source is { Match.IsEmpty: false })
        {
            routes.Add(Implied(reach));
        }

        return routes.ToReadOnly();
    }

    /// <summary>The whole service, as it is reached where no route says anything.</summary>
    public static ResolvedRoute Implied(Reach reach) => new(null, Split(Stops.Whole(reach), 100, null), []);

    private ReadOnlyArray<WeightedStop> ResolveTargets(Reach reach, Route route)
    {
        var stops = new ArrayBuilder<WeightedStop>();
        int taking = 0;
        foreach (RouteTarget target in route.To)
        {
            // A target that takes nothing needs no destination, unless a controller will raise its weight.
            ReadOnlyArray<Stop> found = ResolveTarget(reach, target);
            if (target.Weight > 0 || reach.Service.Traffic.HasExternalWeights)
            {
                stops.AddRange(Split(found, target.Weight, target.Port));
                taking++;
            }
        }

        if (taking > 1)
        {
            ReportNoFailover(reach, route, stops);
        }

        return stops.ToReadOnly();
    }

    // A copy goes to one place: the first that stands for the target.
    private ReadOnlyArray<ResolvedMirror> ResolveMirrors(Reach reach, Route route)
    {
        var mirrors = new ArrayBuilder<ResolvedMirror>(route.Mirrors.Length);
        foreach (MirrorTarget mirror in route.Mirrors)
        {
            if (ResolveTarget(reach, mirror.Target) is [Stop first, ..])
            {
                mirrors.Add(new ResolvedMirror(new WeightedStop(first, 0, mirror.Target.Port), mirror.Percentage));
            }
        }

        return mirrors.ToReadOnly();
    }

    private ReadOnlyArray<Stop> ResolveTarget(Reach reach, RouteTarget target)
    {
        if (target.ServiceId is { } id)
        {
            return topology.FindService(id) is { } other ? ResolveOther(reach, target, other) : [];
        }

        ReadOnlyArray<Stop> stops = target switch
        {
            { Cluster: { } cluster } => Stops.InCluster(reach, cluster, target.Version),
            { Version: { } version } => Stops.OfVersion(reach, version),
            _ => Stops.Whole(reach),
        };
        if (stops.IsEmpty && !IsSpoiled(reach.Service))
        {
            diagnostics.Report(
                Catalogue.UnreachableTarget,
                target.Span,
                $"cluster \"{reach.Caller.Name}\" cannot reach {Describe(reach.Service, target)}",
                target.Cluster is { IsCallable: false } closed
                    ? $"give cluster \"{closed.Name}\" a gateway, or limit the route with from: [{closed.Name}]"
                    : "only clusters with a gateway can be called from others: add one, or limit the route with \"from\"");
        }

        return stops;
    }

    private ReadOnlyArray<Stop> ResolveOther(Reach reach, RouteTarget target, Service other)
    {
        // A rule has refused routes to services that the cluster may not call.
        if (!other.Callers.Includes(reach.Caller))
        {
            return [];
        }

        Reach through = Reach.Of(other, reach.Caller);
        if (!through.IsReachable && !IsSpoiled(other))
        {
            diagnostics.Report(
                Catalogue.UnreachableTarget,
                target.Span,
                $"cluster \"{reach.Caller.Name}\" cannot reach service \"{other.Id}\"",
                "no cluster that runs it has a gateway: add one, or limit the route with \"from\"");
        }

        return Stops.Whole(through);
    }

    // Istio chooses among weighted destinations before it looks at health.
    private void ReportNoFailover(Reach reach, Route route, ArrayBuilder<WeightedStop> stops)
    {
        bool isBound = false;
        foreach (WeightedStop weighted in stops)
        {
            isBound |= weighted.Stop.IsOwnHost || weighted.Stop.Subset is { Kind: SubsetKind.Cluster };
        }

        if (isBound && reach.Service.Placements.Length > 1)
        {
            diagnostics.Report(
                Catalogue.WeightedTargetDoesNotFailOver,
                route.To[0].Span,
                "shares of this route that go to one cluster do not fail over to another",
                "Istio splits by weight before it looks at health; a target without version and cluster fails over");
        }
    }

    // Where gateways or placements were not understood, nothing can be said of what they lack.
    private static bool IsSpoiled(Service service) => service.IsSpoiled || service.Placements.Any(placement => placement.Cluster.IsSpoiled);

    private static ReadOnlyArray<WeightedStop> Split(ReadOnlyArray<Stop> stops, int weight, int? port)
    {
        if (stops.Length < 2)
        {
            return stops.IsEmpty ? [] : [new WeightedStop(stops[0], weight, port)];
        }

        ReadOnlyArray<int> shares = Weights.Split(weight, stops.Length);
        var split = new ArrayBuilder<WeightedStop>(stops.Length);
        for (int i = 0; i < stops.Length; i++)
        {
            if (shares[i] > 0 || i == 0)
            {
                split.Add(new WeightedStop(stops[i], shares[i], port));
            }
        }

        return split.ToReadOnly();
    }

    private static string Describe(Service service, RouteTarget target) => target switch
    {
        { Version: { } version, Cluster: { } cluster } => $"version \"{version}\" of service \"{service.Id}\" in cluster \"{cluster.Name}\"",
        { Version: { } version } => $"version \"{version}\" of service \"{service.Id}\" anywhere",
        { Cluster: { } cluster } => $"service \"{service.Id}\" in cluster \"{cluster.Name}\"",
        _ => $"service \"{service.Id}\" anywhere",
    };
}
