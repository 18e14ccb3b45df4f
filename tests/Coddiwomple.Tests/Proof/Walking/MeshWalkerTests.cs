namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>The walker on hand-written objects: right ones end where they must, and every planted defect is found.</summary>
public sealed class MeshWalkerTests
{
    private const string All = "75% kind3/reviews.default/v3, 15% kind2/reviews.default/v1, 10% kind2/reviews.default/v2";

    private static readonly Request s_any = new("GET", "/any");

    /// <summary>Whose objects, what to replace, what with, and a part of what the walk must say. "home": of the local-first route; "away": the same with the own pods down.</summary>
    public static TheoryData<string, string, string, string> Defects => new()
    {
        { "caller", "sni: outbound_.9080_.v3_.reviews", "sni: outbound_.9080_.v4_.reviews", "no filter chain for the SNI outbound_.9080_.v4_." },
        { "caller away", "    tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_._.reviews.default.svc.cluster.local}\n", "", "no filter chain for the SNI outbound_.9080_._.reviews.default.global" },
        { "caller", "labels: {cluster: kind3, security.istio.io/tlsMode: istio}", "labels: {cluster: kind3}", "tlsMode" },
        { "caller", "labels: {cluster: kind3, security", "labels: {cluster: kind4, security", "no endpoints" },
        { "caller", ", \"spiffe://kind3/ns/default/sa/bookinfo-reviews\"", "", "subjectAltNames lack spiffe://kind3/" },
        { "caller home", "spiffe://kind2/ns/default/sa/bookinfo-reviews", "spiffe://kind2/ns/other/sa/bookinfo-reviews", "subjectAltNames lack spiffe://kind2/" },
        { "caller", "ports: {http: 15443}", "ports: {https: 15443}", "nobody listens on 172.18.0.230:9080" },
        { "caller", "172.18.0.230", "172.18.0.231", "nobody listens on 172.18.0.231:15443" },
        { "caller", "location: MESH_INTERNAL", "location: MESH_EXTERNAL", "MESH_INTERNAL" },
        { "caller", "resolution: DNS", "resolution: STATIC", "drops an endpoint" },
        { "caller", "failover: [{from: us-east1, to: us-west1}]", "failoverPriority: [topology.istio.io/network]", "panic" },
        { "caller", "subset: v3-kind3, port", "subset: v3-kind4, port", "has no subset v3-kind4" },
        { "caller", "{name: v1, labels: {version: v1}}", "{name: v1, labels: {version: v9}}", "no pods" },
        { "caller", "namespace: default, labels: {app", "namespace: other, labels: {app", "has no subset v1" },
        { "caller", "kind: ServiceEntry", "kind: Elsewhere", "is unknown" },
        { "receiver", "{name: v3, labels: {version: v3}}", "{name: v4, labels: {version: v3}}", "no filter chain" },
        { "receiver", "{name: v3, labels: {version: v3}}", "{name: v3, labels: {version: v4}}", "selects no pods" },
        { "receiver", "  host: reviews.default.svc.cluster.local\n", "  host: reviews.default.svc.cluster.local\n  exportTo: [\".\"]\n", "no filter chain" },
        { "receiver", "namespace: default", "namespace: other", "no filter chain" },
        { "receiver", "[\"*.local\"]", "[\"*.global\"]", "no filter chain" },
        { "receiver", "number: 15443", "number: 15444", "no Gateway" },
        { "receiver", "AUTO_PASSTHROUGH", "PASSTHROUGH", "no Gateway" },
        { "receiver", "{istio: eastwestgateway}", "{istio: ingressgateway}", "no Gateway" },
    };

    [Fact]
    public void Bookinfo_ends_in_the_stated_proportions() => Assert.Equal(Sorted(All), Sorted(Walk(Request.Get).ToString()));

    [Fact]
    public void A_header_selects_the_first_route() =>
        Assert.Equal("100% kind2/reviews.default/v2", Walk(Request.Get with { Headers = new Dictionary<string, string> { ["end-user"] = "jason" } }).ToString());

    [Fact]
    public void Local_first_stays_at_home_and_fails_over()
    {
        Assert.Equal("50% kind2/reviews.default/v1, 50% kind2/reviews.default/v2", Walk(s_any).ToString());
        Assert.Equal("100% kind3/reviews.default/v3", Walk(s_any, Outage.OfService("reviews.default", "kind2")).ToString());
        Assert.Equal("50% kind2/reviews.default/v1, 50% kind2/reviews.default/v2", Walk(s_any, Outage.OfCluster("kind3")).ToString());
        Assert.Equal("100% DOWN", Walk(s_any, Outage.OfService("reviews.default", "kind2", "kind3")).ToString());
    }

    [Fact]
    public void Weights_do_not_fail_over()
    {
        string walk = Walk(Request.Get, Outage.OfCluster("kind3")).ToString();
        Assert.Equal("15% kind2/reviews.default/v1, 10% kind2/reviews.default/v2, 75% DOWN", walk);
    }

    [Fact]
    public void Without_outlier_detection_nothing_fails_over()
    {
        string caller = Bookinfo.Caller.Replace("outlierDetection: {consecutive5xxErrors: 1, interval: 10s, baseEjectionTime: 2m, maxEjectionPercent: 100}", "connectionPool: {tcp: {maxConnections: 9}}", StringComparison.Ordinal);
        string walk = Walk(s_any, Outage.OfService("reviews.default", "kind2"), caller).ToString();
        Assert.Equal("50% kind3/reviews.default/v3, 50% DOWN", walk);
    }

    [Fact]
    public void A_subset_without_tls_of_its_own_inherits_the_wrong_version()
    {
        string caller = Bookinfo.Caller
            .Replace("trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v3_.reviews.default.svc.cluster.local}}", "trafficPolicy: {outlierDetection: {interval: 10s}}", StringComparison.Ordinal);
        var mesh = Bookinfo.Mesh(caller, Bookinfo.Receiver);
        World world = Bookinfo.World;
        PodGroup v3 = world["kind3"].Services[0].Pods[0];
        KubeService wider = world["kind3"].Services[0] with { Pods = [v3, v3 with { Version = "v4", Labels = new Dictionary<string, string> { ["version"] = "v4" } }] };
        world = world with { Clusters = [world["kind2"], world["kind3"] with { Services = [wider] }] };
        Shares shares = new MeshWalker(world, mesh).Walk(Bookinfo.ProductPage, Bookinfo.Host, 9080, Request.Get, Outage.None).Shares;
        Assert.Equal(0.375, shares.PartOf("kind3/reviews.default/v4"), 6);
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void Every_planted_defect_is_found(string side, string old, string planted, string expected)
    {
        bool isReceiver = side == "receiver";
        string original = isReceiver ? Bookinfo.Receiver : Bookinfo.Caller;
        string spoiled = original.Replace(old, planted, StringComparison.Ordinal);
        Assert.NotEqual(original, spoiled);
        Request request = side is "caller home" or "caller away" ? s_any : Request.Get;
        Outage outage = side == "caller away" ? Outage.OfService("reviews.default", "kind2") : Outage.None;
        Shares shares = Walk(request, outage, isReceiver ? null : spoiled, isReceiver ? spoiled : null);
        Assert.Contains(shares.Defects.Keys, reason => reason.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_defects_is_long() => Assert.True(Defects.Count > 20);

    private static Shares Walk(Request request, Outage? outage = null, string? caller = null, string? receiver = null) =>
        new MeshWalker(Bookinfo.World, Bookinfo.Mesh(caller ?? Bookinfo.Caller, receiver ?? Bookinfo.Receiver)).Walk(Bookinfo.ProductPage, Bookinfo.Host, 9080, request, outage ?? Outage.None).Shares;

    private static string Sorted(string shares) => string.Join(", ", shares.Split(", ").Order(StringComparer.Ordinal));
}
