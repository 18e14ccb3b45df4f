namespace Coddiwomple.Tests.Planning;

/// <summary>What failover needs beside the order of its steps: ejection wherever a step is left, and subsets that both sides know.</summary>
public sealed class FailoverPlanTests
{
    private const string Ejection = "outlierDetection:";

    [Theory]
    [InlineData("north/a.default.yaml")]
    [InlineData("north/b.default.yaml")]
    [InlineData("west/a.default.yaml")]
    public void A_service_that_hands_over_to_another_is_ejected_though_it_has_one_endpoint(string file) =>
        Assert.Contains(Ejection, Files("aggregate: true, failover: [west, {service: b}]")[file]);

    [Fact]
    public void So_are_the_own_instances_of_a_service_that_only_takes_over()
    {
        string own = Files("aggregate: true, failover: [west, {service: b}]")["east/b.default.yaml"];
        Assert.Contains($"host: b.default.svc.cluster.local\n  trafficPolicy:\n    {Ejection}", own);
    }

    [Fact]
    public void One_endpoint_alone_is_not_ejected() => Assert.DoesNotContain(Ejection, Files("aggregate: false")["north/a.default.yaml"]);

    [Theory]
    [InlineData("west, {service: b}", "any-west|a.default.global", "|b.default.global")]
    [InlineData("{service: b}, west", "|b.default.global", "any-west|a.default.global")]
    [InlineData("{service: b}", "|b.default.global", "any-west|a.default.global")]
    public void Steps_come_in_their_order_and_then_the_clusters_that_are_none(string failover, string first, string second) => Assert.Contains(
        $"- outbound|80|{first}\n                - outbound|80|{second}\n",
        Files($"aggregate: true, failover: [{failover}]")["north/a.default.yaml"]);

    [Fact]
    public void A_rewriting_receiver_has_the_subsets_that_an_aggregate_names()
    {
        Dictionary<string, string> files = Files("aggregate: true, failover: [west]", mesh: "istio: \"1.8.5\", via: rewrite");
        Assert.Contains("outbound|80|any-west|a.default.global", files["north/a.default.yaml"]);
        string[] rule = files["west/a.default.yaml"].Split("---")[0].Split('\n');
        Assert.Contains("  name: a-versions", rule);
        Assert.Contains("    - name: any-west", rule);
    }

    [Fact]
    public void A_version_is_asked_of_own_pods_first_even_where_all_share()
    {
        string file = Files("prefer: any, own: pods, routes: [{to: [{version: v1}]}]", clusters: "[{name: east, versions: [v1]}, {name: west, versions: [v1]}]")["east/a.default.yaml"];
        string rule = file.Split("---").Single(document => document.Contains("kind: DestinationRule") && document.Contains("host: a.default.global"));
        string[] parts = rule.Split("  subsets:");
        Assert.Contains("localityLbSetting:\n        enabled: false", parts[0]);
        Assert.Contains("localityLbSetting:\n            enabled: true", parts[1]);
    }

    private static Dictionary<string, string> Files(string traffic, string mesh = "istio: \"1.28\"", string clusters = "[west]") => SmallMesh.Files(
        $$$"""
                - {name: a, serviceAccount: a, ports: [{name: http, number: 80, protocol: HTTP}], clusters: {{{clusters}}}, traffic: { {{{traffic}}} }}
                - {name: b, serviceAccount: b, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east]}
            """,
        mesh,
        isDeep: true);
}
