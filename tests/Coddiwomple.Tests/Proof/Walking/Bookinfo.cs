using Coddiwomple.Tests.Proof.Objects;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>Hand-written objects of a two-cluster Bookinfo, as output.md shows them: what the walker is tried on before it judges the compiler.</summary>
internal static class Bookinfo
{
    public const string Host = "reviews.default.global";

    public const string Caller = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews-versions, namespace: default, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          host: reviews.default.svc.cluster.local
          trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}
          subsets:
            - {name: v1, labels: {version: v1}}
            - {name: v2, labels: {version: v2}}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: reviews.default.global, namespace: istio-system, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          hosts: [reviews.default.global]
          addresses: [240.64.3.4]
          location: MESH_INTERNAL
          resolution: DNS
          ports: [{name: http, number: 9080, protocol: HTTP}]
          endpoints:
            - address: reviews.default.svc.cluster.local
              locality: us-east1
              ports: {http: 9080}
              labels: {cluster: kind2, security.istio.io/tlsMode: istio}
            - address: 172.18.0.230
              locality: us-west1
              ports: {http: 15443}
              labels: {cluster: kind3, security.istio.io/tlsMode: istio}
          subjectAltNames: ["spiffe://kind2/ns/default/sa/bookinfo-reviews", "spiffe://kind3/ns/default/sa/bookinfo-reviews"]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews.default.global, namespace: istio-system, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          host: reviews.default.global
          trafficPolicy:
            loadBalancer: {localityLbSetting: {enabled: true, failover: [{from: us-east1, to: us-west1}]}}
            outlierDetection: {consecutive5xxErrors: 1, interval: 10s, baseEjectionTime: 2m, maxEjectionPercent: 100}
            tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_._.reviews.default.svc.cluster.local}
          subsets:
            - name: v3-kind3
              labels: {cluster: kind3}
              trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: outbound_.9080_.v3_.reviews.default.svc.cluster.local}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews.default.global, namespace: istio-system, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          hosts: [reviews.default.global]
          http:
            - name: testers
              match: [{headers: {end-user: {exact: jason}}}]
              route:
                - destination: {host: reviews.default.svc.cluster.local, subset: v2, port: {number: 9080}}
            - match: [{uri: {prefix: /any}}]
              route:
                - destination: {host: reviews.default.global, port: {number: 9080}}
            - route:
                - {destination: {host: reviews.default.global, subset: v3-kind3, port: {number: 9080}}, weight: 75}
                - {destination: {host: reviews.default.svc.cluster.local, subset: v1, port: {number: 9080}}, weight: 15}
                - {destination: {host: reviews.default.svc.cluster.local, subset: v2, port: {number: 9080}}, weight: 10}
        """;

    public const string Receiver = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: coddiwomple-eastwest, namespace: istio-system, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          selector: {istio: eastwestgateway}
          servers:
            - port: {number: 15443, name: tls, protocol: TLS}
              hosts: ["*.local"]
              tls: {mode: AUTO_PASSTHROUGH}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews-versions, namespace: default, labels: {app.kubernetes.io/managed-by: coddiwomple, app.kubernetes.io/part-of: bookinfo}}
        spec:
          host: reviews.default.svc.cluster.local
          trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}
          subsets:
            - {name: v3, labels: {version: v3}}
        """;

    public static Caller ProductPage { get; } = new("kind2", "default", "kind2/ns/default/sa/bookinfo-productpage");

    public static World World { get; } = new([Cluster("kind2", "us-east1/us-east1-b", "172.18.0.220", "v1", "v2"), Cluster("kind3", "us-west1/us-west1-a", "172.18.0.230", "v3")], "istio-system");

    public static GeneratedMesh Mesh(string caller, string receiver) => GeneratedMesh.From([("kind2/reviews.default.yaml", caller), ("kind3/reviews.default.yaml", receiver)]);

    private static WorldCluster Cluster(string name, string locality, string address, params string[] versions)
    {
        var pods = versions.Select(version => new PodGroup(version, new Dictionary<string, string> { ["app"] = "reviews", ["version"] = version }, $"{name}/ns/default/sa/bookinfo-reviews"));
        var service = new KubeService("reviews.default", "reviews.default.svc.cluster.local", [new KubePort("http", 9080, 9080, "HTTP")], [.. pods]);
        var gateway = new WorldGateway("istio-system", new Dictionary<string, string> { ["istio"] = "eastwestgateway" }, [address], 15443, null);
        return new WorldCluster(name, Locality.Parse(locality), "cluster.local", name, 28, [gateway], [service]);
    }
}
