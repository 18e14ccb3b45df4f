using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>
/// How calls to a service are balanced and routed. <see cref="Failover"/> is as written, the caller's own cluster included.
/// </summary>
public sealed record Traffic(
    bool PrefersAny,
    bool UsesPods,
    ReadOnlyArray<FailoverTarget> Failover,
    bool UsesAggregate,
    bool HasExternalWeights,
    TrafficPolicy? Policy,
    ReadOnlyArray<Route> Routes,
    SourceSpan? Span)
{
    /// <summary>A mistake inside it, or one that may have taken a name from it, was reported: steps and routes may be missing.</summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Where <c>prefer</c>, <c>own</c> and <c>aggregate</c> were written, null where they were not.</summary>
    public SourceSpan? PreferSpan { get; init; }

    public SourceSpan? OwnSpan { get; init; }

    public SourceSpan? AggregateSpan { get; init; }

    public static Traffic Default { get; } = new(false, false, [], false, false, null, [], null);
}

/// <summary>One step of a failover order: a cluster, another service (its id), or that service in that cluster.</summary>
public sealed record FailoverTarget(SourceSpan Span, Cluster? Cluster, string? ServiceId);

/// <summary>Fields of Istio's TrafficPolicy, each null where not written, in Istio's own shape.</summary>
public sealed record TrafficPolicy(IstioMap? ConnectionPool, IstioMap? LoadBalancer, IstioMap? OutlierDetection)
{
    /// <summary>Where each of its fields was written, by path (<c>loadBalancer.localityLbSetting</c>).</summary>
    public FieldSpans Spans { get; init; } = FieldSpans.None;
}

/// <summary>
/// One route. <see cref="From"/>: the calling clusters, empty for all. <see cref="To"/>: weighted targets, weights always filled in and summing to 100;
/// empty only where the route redirects or answers itself.
/// </summary>
public sealed record Route(
    SourceSpan Span,
    string? Name,
    ReadOnlyArray<Cluster> From,
    ReadOnlyArray<IstioMap> Match,
    ReadOnlyArray<RouteTarget> To,
    ReadOnlyArray<MirrorTarget> Mirrors,
    IstioMap Fields)
{
    /// <summary>Where each item of <see cref="Match"/> was written.</summary>
    public ReadOnlyArray<SourceSpan> MatchSpans { get; init; } = [];

    /// <summary>Where the first field that only HTTP knows was written, null where there is none.</summary>
    public SourceSpan? HttpOnlySpan { get; init; }

    /// <summary>Each target that requests or copies of them may go to: those of <see cref="To"/>, then those of <see cref="Mirrors"/>.</summary>
    public ReadOnlyArray<RouteTarget> AllTargets => Mirrors.IsEmpty ? To : To.Add(Mirrors.Select(mirror => mirror.Target).AsSpan());

    /// <summary>Has a <c>match</c> or another field that only HTTP knows, so that TCP and TLS ports do not take it.</summary>
    public bool IsHttpOnly => !Match.IsEmpty || !Fields.Fields.IsEmpty || !Mirrors.IsEmpty || To.IsEmpty;

    /// <summary>Calls to that port of its service take the route.</summary>
    public bool AppliesTo(ServicePort port) => RoutePorts.Takes(port, IsHttpOnly, Match);

    public bool AppliesTo(Cluster caller)
    {
        foreach (Cluster cluster in From)
        {
            if (ReferenceEquals(cluster, caller))
            {
                return true;
            }
        }

        return From.IsEmpty;
    }
}

/// <summary>Where a share of a route goes: a version, a cluster, both, neither (the service as a whole), or another service as a whole.</summary>
public sealed record RouteTarget(SourceSpan Span, string? Version, Cluster? Cluster, string? ServiceId, int? Port, int Weight);

/// <summary>A target that gets a copy of the requests. <see cref="Percentage"/> is as Istio writes it, null for all.</summary>
public sealed record MirrorTarget(RouteTarget Target, string? Percentage);
