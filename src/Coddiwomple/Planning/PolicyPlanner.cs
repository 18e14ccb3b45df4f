using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Merges what a topology says of a destination with what its global host needs: outlier detection without which Istio does not fail over, a limit of
/// requests a connection without which one HTTP/2 connection would pin a client to one pod behind a gateway, and the order of localities.
/// </summary>
internal static class PolicyPlanner
{
    private static readonly IstioField AllEjectable = new("maxEjectionPercent", IstioLiteral.Of(100));

    private static readonly IstioMap DefaultOutlierDetection = new(new(
    [
        new IstioField("consecutiveGatewayErrors", IstioLiteral.Of(5)),
        new IstioField("consecutive5xxErrors", IstioLiteral.Of(0)),
        new IstioField("interval", new IstioText("10s")),
        new IstioField("baseEjectionTime", new IstioText("30s")),
        AllEjectable,
    ]));

    private static readonly IstioField Enabled = new("enabled", IstioLiteral.True);
    private static readonly IstioField AnyLocality = LocalitySetting(new IstioField("enabled", IstioLiteral.False));
    private static readonly IstioField OwnLocalityFirst = LocalitySetting(Enabled);

    // What all rules say whose callers share a plan, but for subsets with an order of their own.
    private static readonly IstioField MarkedFailover = Failover(RegionMark.Of(FallbackLocalities.Caller), RegionMark.Of(FallbackLocalities.First));

    private static readonly IstioField RequestsPerConnection = new("maxRequestsPerConnection", IstioLiteral.Of(100));
    private static readonly IstioMap DefaultConnectionPool = WithRequestsPerConnection([]);

    /// <summary>A version's policy over its service's, field by field.</summary>
    public static TrafficPolicy? Over(TrafficPolicy? version, TrafficPolicy? service) => version is null ? service : new(
        version.ConnectionPool ?? service?.ConnectionPool,
        version.LoadBalancer ?? service?.LoadBalancer,
        version.OutlierDetection ?? service?.OutlierDetection);

    /// <summary>Outlier detection of a global host; null where there is but one endpoint, which it would be no use to eject.</summary>
    public static IstioMap? OutlierDetection(IstioMap? given, bool hasAlternatives)
    {
        if (given is null)
        {
            return hasAlternatives ? DefaultOutlierDetection : null;
        }

        return !hasAlternatives || given["maxEjectionPercent"] is not null ? given : new IstioMap(given.Fields.Add(AllEjectable));
    }

    public static IstioMap? ConnectionPool(IstioMap? given, Protocol protocol)
    {
        if (protocol is not (Protocol.Http or Protocol.Http2 or Protocol.Grpc))
        {
            return given;
        }

        if (given?["http"] is not IstioMap http)
        {
            return given is null ? DefaultConnectionPool : WithRequestsPerConnection(given.Fields);
        }

        if (http["maxRequestsPerConnection"] is not null)
        {
            return given;
        }

        IstioField merged = new("http", new IstioMap(http.Fields.Add(RequestsPerConnection)));
        return new IstioMap(given.Fields.Select(field => field.Name == "http" ? merged : field));
    }

    private static IstioMap WithRequestsPerConnection(ReadOnlyArray<IstioField> others) => new(others.Add(new IstioField("http", new IstioMap([RequestsPerConnection]))));

    /// <summary>Load balancing among the clusters of a destination whose first fallback is in the region <paramref name="fallback"/>; <paramref name="prefersAny"/>: in no order.</summary>
    public static IstioMap? LoadBalancer(IstioMap? given, Reach reach, string? fallback, bool prefersAny)
    {
        if (!reach.HasLocality || !reach.SpansClusters || given?["localityLbSetting"] is not null)
        {
            return given;
        }

        return new IstioMap((given?.Fields ?? []).Add(LocalitySetting(reach, fallback, prefersAny)));
    }

    /// <summary>
    /// Load balancing as it stands beside outlier detection: without any, which a single cluster needs none of, failover in the policy's own words would do
    /// nothing, and Istio warns of it.
    /// </summary>
    public static IstioMap? BesideEjection(IstioMap? given, IstioMap? ejection)
    {
        if (ejection is not null || given is null || !HasFailover(given))
        {
            return given;
        }

        ReadOnlyArray<IstioField> others = given.Fields.Where(field => field.Name != "localityLbSetting");
        return others.IsEmpty ? null : new IstioMap(others);
    }

    /// <summary>Load balancing says where to fail over to.</summary>
    public static bool HasFailover(IstioMap? balancer) => balancer?["localityLbSetting"] is IstioMap setting && (setting["failover"] ?? setting["failoverPriority"]) is not null;

    private static IstioField LocalitySetting(Reach reach, string? fallback, bool prefersAny)
    {
        if (prefersAny)
        {
            return AnyLocality;
        }

        if (reach.KeepsWholeOrder)
        {
            IstioList priorities = new([.. FallbackOrder.Priorities(reach).Select(priority => new IstioText(priority))]);
            return LocalitySetting(Enabled, new IstioField("failoverPriority", priorities));
        }

        if (reach.Service.HasOwnLocalitySetting || fallback is null || reach.CallerRegion is not { } from)
        {
            return OwnLocalityFirst;
        }

        return reach.MarksFallbacks && fallback == reach.FirstRegion ? MarkedFailover : Failover(from, fallback);
    }

    private static IstioField Failover(string from, string to)
    {
        var step = new IstioMap(new([new IstioField("from", RegionMark.ToIstio(from)), new IstioField("to", RegionMark.ToIstio(to))]));
        return LocalitySetting(Enabled, new IstioField("failover", new IstioList([step])));
    }

    private static IstioField LocalitySetting(params IstioField[] fields) => new("localityLbSetting", new IstioMap(new(fields)));
}
