using Coddiwomple.Tests.Proof.Objects;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>`own: pods` on hand-written objects: what istiod 1.30.3 was seen to do with two merged ServiceEntries.</summary>
public sealed class OwnPodsTests
{
    private const string Caller = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: reviews.default.global-own, namespace: default}
        spec:
          hosts: [reviews.default.global]
          addresses: [240.64.3.4]
          location: MESH_INTERNAL
          resolution: STATIC
          ports: [{name: http, number: 9080, protocol: HTTP, targetPort: 9080}]
          workloadSelector: {labels: {app: reviews}}
          subjectAltNames: [SANS]
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: reviews.default.global-others, namespace: default}
        spec:
          hosts: [reviews.default.global]
          addresses: [240.64.3.4]
          location: MESH_INTERNAL
          resolution: STATIC
          ports: [{name: http, number: 9080, protocol: HTTP, targetPort: 9080}]
          endpoints:
            - {address: 172.18.0.230, locality: us-west1, ports: {http: 15443}, labels: {version: v1, cluster: kind3, security.istio.io/tlsMode: istio}}
            - {address: 172.18.0.230, locality: us-west1, ports: {http: 15443}, labels: {version: v3, cluster: kind3, security.istio.io/tlsMode: istio}}
          subjectAltNames: [SANS]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews.default.global, namespace: default}
        spec:
          host: reviews.default.global
          trafficPolicy:
            loadBalancer: {localityLbSetting: {enabled: true, failover: [{from: us-east1, to: us-west1}]}}
            outlierDetection: {interval: 10s, maxEjectionPercent: 100}
            tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_._.reviews.default.svc.cluster.local}
          subsets:
            - name: v1
              labels: {version: v1}
              trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v1_.reviews.default.svc.cluster.local}}
            - name: v3
              labels: {version: v3}
              trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v3_.reviews.default.svc.cluster.local}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews.default.global, namespace: default}
        spec:
          hosts: [reviews.default.global]
          http:
            - match: [{uri: {prefix: /any}}]
              route: [{destination: {host: reviews.default.global, port: {number: 9080}}}]
            - route:
                - {destination: {host: reviews.default.global, subset: v1, port: {number: 9080}}, weight: 60}
                - {destination: {host: reviews.default.global, subset: v3, port: {number: 9080}}, weight: 40}
        """;

    private const string Sans = "\"spiffe://kind2/ns/default/sa/bookinfo-reviews\", \"spiffe://kind3/ns/default/sa/bookinfo-reviews\"";

    [Fact]
    public void Versions_are_at_home_where_they_run_and_fail_over() => Check("/", Outage.None, "60% kind2/reviews.default/v1, 40% kind3/reviews.default/v3");

    [Fact]
    public void A_version_that_is_down_at_home_is_found_elsewhere() =>
        Check("/", Outage.OfService("reviews.default", "kind2"), "60% kind3/reviews.default/v1, 40% kind3/reviews.default/v3");

    [Fact]
    public void The_whole_service_stays_at_home() => Check("/any", Outage.None, "50% kind2/reviews.default/v1, 50% kind2/reviews.default/v2");

    [Fact]
    public void The_whole_service_fails_over() =>
        Check("/any", Outage.OfService("reviews.default", "kind2"), "50% kind3/reviews.default/v1, 50% kind3/reviews.default/v3");

    [Fact]
    public void An_incomplete_list_of_identities_is_found()
    {
        string spoiled = Text(Sans.Split(", ")[0]);
        Assert.Contains("spiffe://kind3", Walk(spoiled, "/", Outage.None), StringComparison.Ordinal);
    }

    private static void Check(string path, Outage outage, string expected) => Assert.Equal(expected, Walk(Text(Sans), path, outage));

    private static string Text(string sans) => Caller.Replace("SANS", sans, StringComparison.Ordinal);

    private static string Walk(string caller, string path, Outage outage)
    {
        World world = Bookinfo.World;
        KubeService kind3 = world["kind3"].Services[0];
        PodGroup v1 = kind3.Pods[0] with { Version = "v1", Labels = new Dictionary<string, string> { ["app"] = "reviews", ["version"] = "v1" } };
        world = world with { Clusters = [world["kind2"], world["kind3"] with { Services = [kind3 with { Pods = [v1, .. kind3.Pods] }] }] };
        GeneratedMesh mesh = Bookinfo.Mesh(caller, Bookinfo.Receiver + "\n    - {name: v1, labels: {version: v1}}");
        return new MeshWalker(world, mesh).Walk(Bookinfo.ProductPage, Bookinfo.Host, 9080, new Request("GET", path), outage).Shares.ToString();
    }
}
