using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Walking;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>The validation on hand-written objects: right ones pass, and every planted mistake is found.</summary>
public sealed class IstioValidationTests
{
    private const string Security = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: istio-system}
        spec: {mtls: {mode: STRICT}}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: reviews-callers, namespace: default}
        spec:
          selector: {matchLabels: {app: reviews}}
          action: ALLOW
          rules:
            - from: [{source: {principals: [kind2/ns/default/sa/bookinfo-productpage]}}]
              to: [{operation: {methods: [GET], ports: ["9080"]}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: reviews, namespace: default}
        spec: {ports: [{name: http, port: 9080}]}
        """;

    private static readonly ClusterFacts s_facts = new(new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<int>>>
    {
        ["kind2"] = new Dictionary<string, IReadOnlyList<int>> { ["reviews.default.svc.cluster.local"] = [9080] },
        ["kind3"] = new Dictionary<string, IReadOnlyList<int>> { ["reviews.default.svc.cluster.local"] = [9080] },
    });

    /// <summary>What to replace, what with, a part of the message.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "location: MESH_INTERNAL", "location: MESH_INSIDE", "not one of" },
        { "resolution: DNS", "resolution: STATIC", "does not fit resolution" },
        { "number: 9080, protocol: HTTP}", "number: \"9080\", protocol: HTTP}", "not of type integer" },
        { "number: 9080, protocol: HTTP}", "number: 90800, protocol: HTTP}", "out of" },
        { "number: 9080, protocol: HTTP}", "number: 9080, protocol: HTPP}", "unknown protocol" },
        { "hosts: [reviews.default.global]\n  addresses", "hosts: [on]\n  addresses", "hosts" },
        { "addresses: [240.64.3.4]", "addresses: [240.064.3.4]", "address 240.064.3.4" },
        { "addresses: [240.64.3.4]", "addresses: [240.64.3.0/24]", "address 240.64.3.0/24" },
        { "ports: {http: 15443}", "ports: {htp: 15443}", "no port of the entry" },
        { "locality: us-west1", "locality: us-west1//a", "locality" },
        { "{cluster: kind3, security", "{cluster: 1e3, security", "not a label" },
        { "resolution: DNS", "resolution: DNS\n  exportTo: [\"*\", default]", "exportTo" },
        { "resolution: DNS", "resolution: DNS\n  nonsense: true", "unknown field nonsense" },
        { "name: v3-kind3", "name: v3_kind3", "not a DNS label" },
        { "interval: 10s", "interval: 10", "interval" },
        { "interval: 10s", "interval: 10us", "no duration" },
        { "maxEjectionPercent: 100", "maxEjectionPercent: 101", "percentage" },
        { "consecutive5xxErrors: 1", "consecutiveErrors: 1", "deprecated" },
        { "from: us-east1, to: us-west1", "from: us-east1, to: us-east1", "failover from" },
        { "outlierDetection: {consecutive5xxErrors: 1, interval: 10s, baseEjectionTime: 2m, maxEjectionPercent: 100}", "connectionPool: {tcp: {maxConnections: 1}}", "failover without outlierDetection" },
        { "mode: ISTIO_MUTUAL, sni: outbound_.9080_._.", "mode: ISTIO, sni: outbound_.9080_._.", "not one of" },
        { "weight: 75", "weight: 74", "sum to 100" },
        { "exact: jason", "exact: on", "not of type string" },
        { "exact: jason", "exact: jason, prefix: j", "alternatives" },
        { "subset: v3-kind3, port", "subset: v3-kind4, port", "has no subset v3-kind4" },
        { "host: reviews.default.global, subset: v3-kind3, port: {number: 9080}", "host: reviews.default.global, subset: v3-kind3", "destination" },
        { "host: reviews.default.global, subset: v3-kind3, port: {number: 9080}", "host: reviews.default.global, subset: v3-kind3, port: {number: 9081}", "does not exist" },
        { "- match: [{uri: {prefix: /any}}]\n      route:", "- route:", "can never match" },
        { "kind: VirtualService", "kind: DestinationRule", "unknown field hosts" },
        { "networking.istio.io/v1\nkind: ServiceEntry", "networking.istio.io/v2\nkind: ServiceEntry", "no such apiVersion" },
        { "name: reviews-versions, namespace: default", "name: reviews_versions, namespace: default", "subdomain" },
        { "host: reviews.default.global\n", "host: reviews.default.svc.cluster.local\n", "2 objects of kind DestinationRule" },
        { "hosts: [\"*.local\"]", "hosts: [\"*local\"]", "hosts" },
        { "protocol: TLS", "protocol: HTTP", "tls does not fit" },
        { "selector: {istio: eastwestgateway}", "selector: {}", "no selector" },
        { "mode: STRICT", "mode: STRICTLY", "mode" },
        { "[kind2/ns/default/sa/bookinfo-productpage]", "[spiffe://kind2/ns/default/sa/bookinfo-productpage]", "principals" },
        { "ports: [\"9080\"]", "ports: [9080]", "not of type string" },
        { "matchLabels: {app: reviews}", "matchLabels: {app: on}", "not a label" },
        { "action: ALLOW", "action: PERMIT", "not one of" },
        { "port: 9080}", "port: 9080, nodeport: 3}", "port {" },
        { "spec: {ports", "spec: {clusterIPs: [], ports", "unexpected field" },
    };

    [Fact]
    public void Right_objects_pass() => Assert.Empty(Check(Bookinfo.Caller, Bookinfo.Receiver, Security));

    [SharedFact("istio/crd-all-1.30.3.yaml")]
    public void The_schemas_are_there() => Assert.True(CrdSchemas.Shared?.Count > 15);

    [SharedTheory("istio/crd-all-1.30.3.yaml")]
    [MemberData(nameof(Mistakes))]
    public void Every_planted_mistake_is_found(string old, string planted, string expected)
    {
        string[] originals = [Bookinfo.Caller, Bookinfo.Receiver, Security];
        int spoiled = Array.FindIndex(originals, text => text.Contains(old, StringComparison.Ordinal));
        Assert.True(spoiled >= 0, "the text to replace is not there");
        originals[spoiled] = originals[spoiled].Replace(old, planted, StringComparison.Ordinal);
        IReadOnlyList<string> problems = Check(originals[0], originals[1], originals[2]);
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Check(string caller, string receiver, string security) =>
        IstioValidation.Check(GeneratedMesh.From([("kind2/a.yaml", caller), ("kind3/b.yaml", receiver), ("kind2/c.yaml", security)]), s_facts);
}
