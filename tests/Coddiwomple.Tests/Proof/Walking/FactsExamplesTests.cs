using Coddiwomple.Tests.Proof.Objects;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>The examples of the facts about istiod (8.4, 8.5, 8.8, 8.9) walked: version routing under the Kubernetes host, two ports, failover by locality.</summary>
public sealed class FactsExamplesTests
{
    private const string Canary = """
        kind: ServiceEntry
        metadata: {name: reviews-default-global, namespace: default}
        spec:
          hosts: [reviews.default.global]
          location: MESH_INTERNAL
          resolution: DNS
          addresses: [240.0.0.3]
          ports: [{name: http, number: 9080, protocol: HTTP}]
          endpoints: [{address: gw.east.example.com, locality: us-east1, labels: {cluster: east, security.istio.io/tlsMode: istio}, ports: {http: 15443}}]
          subjectAltNames: ["spiffe://cluster.local/ns/default/sa/reviews"]
        ---
        kind: DestinationRule
        metadata: {name: reviews-default-global, namespace: default}
        spec:
          host: reviews.default.global
          trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_._.reviews.default.svc.cluster.local}, outlierDetection: {consecutiveGatewayErrors: 5, maxEjectionPercent: 100}}
          subsets:
            - {name: v2, labels: {cluster: east}, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v2_.reviews.default.svc.cluster.local}}}
            - {name: v3, labels: {cluster: east}, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v3_.reviews.default.svc.cluster.local}}}
        ---
        kind: DestinationRule
        metadata: {name: reviews-default, namespace: default}
        spec: {host: reviews.default.svc.cluster.local, subsets: [{name: v1, labels: {version: v1}}]}
        ---
        kind: VirtualService
        metadata: {name: reviews-default, namespace: default}
        spec:
          hosts: [reviews.default.svc.cluster.local]
          http:
            - match: [{headers: {end-user: {exact: jason}}}]
              route:
                - {destination: {host: reviews.default.global, subset: v2, port: {number: 9080}}, weight: 50}
                - {destination: {host: reviews.default.global, subset: v3, port: {number: 9080}}, weight: 50}
            - route: [{destination: {host: reviews.default.svc.cluster.local, subset: v1, port: {number: 9080}}, weight: 100}]
        """;

    private const string Receiver = """
        kind: Gateway
        metadata: {name: cross-cluster, namespace: istio-system}
        spec:
          selector: {istio: eastwestgateway}
          servers: [{port: {number: 15443, name: tls, protocol: TLS}, tls: {mode: AUTO_PASSTHROUGH}, hosts: [reviews.default.svc.cluster.local]}]
        ---
        kind: DestinationRule
        metadata: {name: reviews-default, namespace: default}
        spec:
          host: reviews.default.svc.cluster.local
          exportTo: ["*"]
          subsets: [{name: v2, labels: {version: v2}}, {name: v3, labels: {version: v3}}]
        """;

    private const string TwoPorts = """
        kind: ServiceEntry
        metadata: {name: reviews-default-global, namespace: default}
        spec:
          hosts: [reviews.default.global]
          location: MESH_INTERNAL
          resolution: DNS
          addresses: [240.0.0.3]
          ports: [{name: http, number: 9080, protocol: HTTP}, {name: tcp, number: 9090, protocol: TCP}]
          endpoints: [{address: gw.east.example.com, labels: {cluster: east, security.istio.io/tlsMode: istio}, ports: {http: 15443, tcp: 15443}}]
        ---
        kind: DestinationRule
        metadata: {name: reviews-default-global, namespace: default}
        spec:
          host: reviews.default.global
          trafficPolicy:
            portLevelSettings:
              - {port: {number: 9080}, tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_._.reviews.default.svc.cluster.local}}
              - {port: {number: 9090}, tls: {mode: ISTIO_MUTUAL, sni: outbound_.9090_._.reviews.default.svc.cluster.local}}
          subsets:
            - name: v2
              labels: {cluster: east}
              trafficPolicy: {portLevelSettings: [{port: {number: 9080}, tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v2_.reviews.default.svc.cluster.local}}]}
        ---
        kind: VirtualService
        metadata: {name: reviews-default-global, namespace: default}
        spec:
          hosts: [reviews.default.global]
          http: [{route: [{destination: {host: reviews.default.global, subset: v2, port: {number: 9080}}}]}]
          tcp: [{match: [{port: 9090}], route: [{destination: {host: reviews.default.global, port: {number: 9090}}}]}]
        """;

    private static readonly Request s_jason = Request.Get with { Headers = new Dictionary<string, string> { ["end-user"] = "jason" } };

    [Fact]
    public void Canary_users_reach_the_other_cluster() =>
        Assert.Equal("50% east/reviews.default/v2, 50% east/reviews.default/v3", Walk(Canary, "reviews.default.svc.cluster.local", 9080, s_jason));

    [Fact]
    public void Everybody_else_stays() => Assert.Equal("100% west/reviews.default/v1", Walk(Canary, "reviews.default.svc.cluster.local", 9080, Request.Get));

    [Fact]
    public void Each_port_has_its_own_server_name()
    {
        Assert.Equal("100% east/reviews.default/v2", Walk(TwoPorts, "reviews.default.global", 9080, Request.Get));
        Assert.Equal("50% east/reviews.default/v2, 50% east/reviews.default/v3", Walk(TwoPorts, "reviews.default.global", 9090, Request.Get));
    }

    [Theory]
    [InlineData("outbound_.9090_._.", "outbound_.9080_._.", "50% east/reviews.default/v2, 50% east/reviews.default/v3")]
    [InlineData("outbound_.9090_._.", "outbound_.9091_._.", "100% DEFECT (east: no filter chain for the SNI outbound_.9091_._.reviews.default.svc.cluster.local)")]
    [InlineData("  addresses: [240.0.0.3]\n", "", "100% DEFECT (TCP port 9090 of reviews.default.global without an address of its own)")]
    [InlineData(", tcp: 15443", "", "100% DEFECT (nobody listens on gw.east.example.com:9090)")]
    public void Defects_of_the_second_port_show(string old, string planted, string expected) =>
        Assert.Equal(expected, Walk(TwoPorts.Replace(old, planted, StringComparison.Ordinal), "reviews.default.global", 9090, Request.Get));

    [Fact]
    public void A_host_without_an_entry_is_unknown() => Assert.Equal("100% DEFECT (other.default.global is unknown)", Walk(Canary, "other.default.global", 9080, Request.Get));

    private static string Walk(string caller, string host, int port, Request request)
    {
        World world = new([Cluster("west", "us-west1", "gw.west.example.com", "v1"), Cluster("east", "us-east1", "gw.east.example.com", "v2", "v3")], "istio-system");
        var mesh = GeneratedMesh.From([("west/a.yaml", caller), ("east/b.yaml", Receiver)]);
        return new MeshWalker(world, mesh).Walk(new Caller("west", "default", "cluster.local/ns/default/sa/productpage"), host, port, request, Outage.None).Shares.ToString();
    }

    private static WorldCluster Cluster(string name, string locality, string address, params string[] versions)
    {
        var pods = versions.Select(version => new PodGroup(version, new Dictionary<string, string> { ["version"] = version }, "cluster.local/ns/default/sa/reviews"));
        var service = new KubeService("reviews.default", "reviews.default.svc.cluster.local", [new KubePort("http", 9080, 9080, "HTTP"), new KubePort("tcp", 9090, 9090, "TCP")], [.. pods]);
        return new WorldCluster(name, Locality.Parse(locality), "cluster.local", "cluster.local", 30, [new WorldGateway("istio-system", new Dictionary<string, string> { ["istio"] = "eastwestgateway" }, [address], 15443, null)], [service]);
    }
}
