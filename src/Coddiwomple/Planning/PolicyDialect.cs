using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Puts policies and route fields, which topologies write as today's Istio does, into the words of an older release. Fields that a release lacks
/// altogether are refused before planning.
/// </summary>
internal static class PolicyDialect
{
    /// <summary>Below 1.5 one threshold, <c>consecutiveErrors</c>, stands for both of today's; the stricter that is on counts.</summary>
    public static IstioMap? OutlierDetection(IstioMap? policy, IstioProfile istio)
    {
        if (policy is null || istio.HasGatewayErrors)
        {
            return policy;
        }

        IstioValue? threshold = policy["consecutive5xxErrors"] is IstioLiteral { Value: not "0" } all ? all : policy["consecutiveGatewayErrors"];
        ReadOnlyArray<IstioField> others = policy.Fields.Where(field => field.Name is not ("consecutive5xxErrors" or "consecutiveGatewayErrors"));
        return new IstioMap(threshold is null ? others : [new IstioField("consecutiveErrors", threshold), .. others]);
    }

    /// <summary><c>LEAST_REQUEST</c> was <c>LEAST_CONN</c> below 1.14; <c>warmup</c> was <c>warmupDurationSecs</c> below 1.24.</summary>
    public static IstioMap? LoadBalancer(IstioMap? policy, IstioProfile istio) => policy is null || (istio.HasLeastRequest && istio.HasWarmup)
        ? policy
        : new IstioMap(policy.Fields.Select(field => field switch
        {
            { Name: "simple", Value: IstioText { Value: "LEAST_REQUEST" } } when !istio.HasLeastRequest => new IstioField("simple", new IstioText("LEAST_CONN")),
            { Name: "warmup", Value: IstioMap warmup } when !istio.HasWarmup && warmup["duration"] is { } duration => new IstioField("warmupDurationSecs", duration),
            _ => field,
        }));

    /// <summary>Mirrors as <c>mirrors</c> from 1.19, before as <c>mirror</c> with <c>mirrorPercentage</c> (1.5) or <c>mirrorPercent</c> (1.4).</summary>
    public static ReadOnlyArray<IstioField> Mirrors(ReadOnlyArray<MirrorPlan> mirrors, IstioProfile istio)
    {
        if (istio.HasMirrors)
        {
            return [new IstioField("mirrors", new IstioList(mirrors.Select<IstioValue>(Mirror)))];
        }

        ReadOnlyArray<IstioField> only = [new IstioField("mirror", Destination(mirrors[0].To))];
        return mirrors[0].Percentage is not { } percentage
            ? only
            : only.Add(istio.HasMirrorPercentage ? new IstioField("mirrorPercentage", Percentage(percentage)) : new IstioField("mirrorPercent", new IstioLiteral(percentage)));
    }

    private static IstioMap Mirror(MirrorPlan mirror)
    {
        ReadOnlyArray<IstioField> fields = [new IstioField("destination", Destination(mirror.To))];
        return new IstioMap(mirror.Percentage is { } share ? fields.Add(new IstioField("percentage", Percentage(share))) : fields);
    }

    private static IstioMap Percentage(string value) => new([new IstioField("value", new IstioLiteral(value))]);

    private static IstioMap Destination(DestinationPlan destination) => new(
    [
        new IstioField("host", new IstioText(destination.Host)),
        .. destination.Subset is { } subset ? [new IstioField("subset", new IstioText(subset))] : ReadOnlyArray<IstioField>.Empty,
        new IstioField("port", new IstioMap([new IstioField("number", IstioLiteral.Of(destination.Port))])),
    ]);
}

/// <summary>Where a copy of <see cref="Percentage"/> of the requests goes, null for all.</summary>
internal sealed record MirrorPlan(DestinationPlan To, string? Percentage);
