using static Coddiwomple.Model.Shapes.CommonShapes;

namespace Coddiwomple.Model.Shapes;

/// <summary>TrafficPolicy of a DestinationRule: what a topology may say of it, in the order in which it is written.</summary>
internal static class PolicyShapes
{
    private const string OwnPorts = "port-level settings are made from the topology, one block a port: write the policy for the whole service";
    private const string OwnTls = "mutual TLS comes from \"mtls\": coddiwomple writes the tls block, with the SNI of the other cluster";

    private static readonly MessageShape KeepAlive = new("tcpKeepalive", [new("probes", UnsignedCount), new("time", Duration), new("interval", Duration)]);

    private static readonly MessageShape Tcp = new(
        "tcp",
        [
            new("maxConnections", Count),
            new("connectTimeout", Duration),
            new("tcpKeepalive", KeepAlive),
            new("maxConnectionDuration", Duration, Since: 15),
            new("idleTimeout", new DurationShape(MayBeZero: true), Since: 21),
        ]);

    private static readonly MessageShape Http = new(
        "http",
        [
            new("http1MaxPendingRequests", Count),
            new("http2MaxRequests", Count),
            new("maxRequestsPerConnection", Count),
            new("maxRetries", Count),
            new("idleTimeout", Duration),
            new("h2UpgradePolicy", new ChoiceShape(["DEFAULT", "DO_NOT_UPGRADE", "UPGRADE"]), Since: 3),
            new("useClientProtocol", Flag, Since: 8),
            new("maxConcurrentStreams", Count, Since: 21),
        ])
    {
        Check = PolicyChecks.Http,
    };

    private static readonly MessageShape ConnectionPool = new("connectionPool", [new("tcp", Tcp), new("http", Http)]) { NeedsOneOf = ["tcp", "http"] };

    private static readonly MessageShape OutlierDetection = new(
        "outlierDetection",
        [
            new("splitExternalLocalOriginErrors", Flag, Since: 11),
            new("consecutiveLocalOriginFailures", UnsignedCount, Since: 11),
            new("consecutiveGatewayErrors", UnsignedCount) { SpelledSince = 5, OlderName = "consecutiveErrors" },
            new("consecutive5xxErrors", UnsignedCount) { SpelledSince = 5, OlderName = "consecutiveErrors" },
            new("interval", Duration),
            new("baseEjectionTime", Duration),
            new("maxEjectionPercent", WholePercent),
            new("minHealthPercent", WholePercent),
            Refused("consecutiveErrors", "write \"consecutive5xxErrors\" or \"consecutiveGatewayErrors\": Istio 1.7 and later ignore the old name, for those below 1.5 it is translated"),
        ])
    {
        Check = PolicyChecks.OutlierDetection,
    };

    private static readonly MessageShape CookieAttribute = new("attributes", [new("name", NotEmpty) { IsRequired = true }, new("value", Any)]);

    private static readonly MessageShape Cookie = new(
        "httpCookie",
        [
            new("name", NotEmpty) { IsRequired = true },
            new("path", Any),
            new("ttl", new DurationShape(MayBeZero: true)),
            new("attributes", new ListShape(CookieAttribute), Since: 28),
        ])
    {
        Check = PolicyChecks.Cookie,
    };

    private static readonly MessageShape ConsistentHash = new(
        "consistentHash",
        [
            new("httpHeaderName", new TextShape(TextKind.PlainHeader)),
            new("httpCookie", Cookie),
            new("useSourceIp", Flag),
            new("httpQueryParameterName", NotEmpty, Since: 6),
            new("ringHash", new MessageShape("ringHash", [new("minimumRingSize", UnsignedCount)]), Since: 16),
            new("maglev", new MessageShape("maglev", [new("tableSize", new IntegerShape(2, 5000010))]) { Check = PolicyChecks.Maglev }, Since: 16),
            Refused("minimumRingSize", "write \"ringHash: {minimumRingSize: ...}\", its name since Istio 1.16"),
        ])
    {
        Exclusive = [Group("httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName"), Group("ringHash", "maglev")],
        NeedsOneOf = ["httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName"],
    };

    private static readonly MessageShape Distribute = new(
        "distribute",
        [
            new("from", new TextShape(TextKind.Locality)) { IsRequired = true },
            new("to", new MapShape(TextKind.Locality, new IntegerShape(1, 100))) { IsRequired = true },
        ])
    {
        Check = LocalityChecks.Distribute,
    };

    private static readonly MessageShape Failover = new(
        "failover", [new("from", NotEmpty) { IsRequired = true }, new("to", NotEmpty) { IsRequired = true }])
    { Check = LocalityChecks.Failover };

    private static readonly MessageShape LocalityLbSetting = new(
        "localityLbSetting",
        [
            new("enabled", Flag),
            new("distribute", new ListShape(Distribute)),
            new("failover", new ListShape(Failover)),
            new("failoverPriority", new ListShape(NotEmpty), Since: 12),
        ])
    {
        Exclusive = [Group("distribute", "failover"), Group("distribute", "failoverPriority")],
        Check = LocalityChecks.Setting,
    };

    private static readonly MessageShape Warmup = new(
        "warmup",
        [
            new("duration", Duration) { IsRequired = true },
            new("minimumPercent", new NumberShape(0, 100), Since: 24),
            new("aggression", new NumberShape(1, double.MaxValue), Since: 24),
        ]);

    private static readonly ChoiceShape Simple = new(["LEAST_REQUEST", "ROUND_ROBIN", "RANDOM"])
    {
        Renamed = ("LEAST_CONN", "LEAST_REQUEST"),
        Refused = ("PASSTHROUGH", "it sends calls to the address that was dialled, a virtual IP that nobody has: write LEAST_REQUEST, ROUND_ROBIN or RANDOM"),
    };

    private static readonly MessageShape LoadBalancer = new(
        "loadBalancer",
        [
            new("simple", Simple) { SpelledSince = 14, OlderName = "LEAST_CONN" },
            new("consistentHash", ConsistentHash),
            new("localityLbSetting", LocalityLbSetting, Since: 5),
            new("warmup", Warmup, Since: 14) { SpelledSince = 24, OlderName = "warmupDurationSecs" },
            Refused("warmupDurationSecs", "write \"warmup: {duration: ...}\", its name since Istio 1.24; for older releases it is translated"),
        ])
    {
        Exclusive = [Group("simple", "consistentHash")],
    };

    /// <summary>What a topology's <c>policy</c> may hold.</summary>
    public static MessageShape TrafficPolicy { get; } = new(
        "a policy",
        [
            new("connectionPool", ConnectionPool),
            new("loadBalancer", LoadBalancer),
            new("outlierDetection", OutlierDetection),
            Refused("tls", OwnTls),
            Refused("portLevelSettings", OwnPorts),
            Refused("tunnel", "tunnels lead out of the mesh, a topology describes calls inside it"),
            Refused("proxyProtocol", "the SNI gateway of the other cluster does not expect it"),
            Refused("retryBudget", "it is not part of the topology's language"),
        ]);
}
