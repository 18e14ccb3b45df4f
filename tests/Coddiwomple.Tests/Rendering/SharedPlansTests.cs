using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Coddiwomple.Tests.Rendering;

/// <summary>
/// Callers share plans and text in a mesh where regions have two clusters each: every combination of what decides how a service is reached. A deep run plans
/// and renders for every caller anew.
/// </summary>
public sealed class SharedPlansTests
{
    private const string Head = "apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\nmetadata: {name: shared}\nspec:\n  mesh: {istio: \"1.30\"}\n  clusters:\n";

    private static readonly string[] s_regions = ["us-east1", "europe-west1", "asia-east1", "africa", "eu"];

    private static readonly string[] s_ports =
    [
        "{name: http, number: 80, protocol: HTTP}",
        "{name: http, number: 80, protocol: HTTP}, {name: grpc, number: 90, protocol: GRPC}, {name: tcp, number: 70, protocol: TCP}",
    ];

    private static readonly string[] s_places =
    [
        "{name: us-east1-a, versions: [v1, v2]}, {name: us-east1-b, versions: [v1, v2]}",
        "{name: us-east1-a, versions: [v1, v2]}, {name: europe-west1-a, versions: [v1]}, {name: europe-west1-b, versions: [v2]}",
        "{name: asia-east1-b, versions: [v1, v2]}, {name: africa-a, versions: [v2]}, {name: europe-west1-b, versions: [v1]}, {name: us-east1-b, versions: [v1, v2]}",
        "{name: us-east1-a, versions: [v1, v2]}, {name: eu-a, versions: [v1]}, {name: africa-b, versions: [v2], host: other-NUMBER.default.svc.cluster.local}",
    ];

    private static readonly string[] s_routes =
    [
        "",
        "routes: [{to: [EACH]}], ",
        "routes: [{to: [{version: v1, cluster: HOME, weight: 60}, {version: v2, cluster: HOME, weight: 40}]}], ",
        "routes: [{to: [{version: v1, weight: 60}, {version: v2, weight: 40}]}], ",
        "routes: [{from: [africa-a, eu-b], to: [{version: v2}]}, {to: [{cluster: HOME, weight: 10}, {weight: 90}]}], ",
    ];

    private static readonly string[] s_traffic =
    [
        "",
        "failover: [HOME], ",
        "failover: [LAST, HOME], ",
        "prefer: any, ",
        "own: pods, ",
        "policy: {loadBalancer: {localityLbSetting: {enabled: true}}, outlierDetection: {interval: 10s}}, ",
        "policy: {loadBalancer: {simple: RANDOM}, connectionPool: {tcp: {maxConnections: 7}}}, ",
    ];

    private static readonly string[] s_others = ["", "clusterLocalHost: true, callers: {namespaces: [default]}, "];

    [Fact]
    public void Callers_that_share_a_plan_get_what_each_would_get_alone() => AssertIsAsAlone(Topology());

    /// <summary>Neither of two neighbours runs the service; each has another cluster in its zone that does.</summary>
    [Theory]
    [InlineData("us-east1/one", "us-east1/two", "us-east1/one", "us-east1/two")]
    [InlineData("us-east1/one", "us-east1/one", "us-east1/two", "us-east1/one")]
    [InlineData("us-east1/one", "us-east1/two", "europe/one", "europe/two")]
    [InlineData("us-east1/one", "us-east1", "us-east1/one", "us-east1")]
    [InlineData("us-east1/one", "", "us-east1/one", "europe/one")]
    public void Neighbours_of_one_region_may_be_in_different_zones(params string[] localities)
    {
        var text = new StringBuilder(Head);
        for (int index = 0; index < localities.Length; index++)
        {
            string locality = localities[index].Length > 0 ? $"locality: {localities[index]}, " : "";
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: c{index}, {locality}gateways: [{{addresses: [192.0.2.{index + 1}]}}]}}\n");
        }

        text.Append("  services:\n    - {name: reviews, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [c2, c3]}\n");
        AssertIsAsAlone(text.ToString());
    }

    private static void AssertIsAsAlone(string text)
    {
        Dictionary<string, string> shared = SmallMesh.Compile(text, isDeep: false);
        Dictionary<string, string> alone = SmallMesh.Compile(text, isDeep: true);
        Assert.Equal(alone.Keys.Order(StringComparer.Ordinal), shared.Keys.Order(StringComparer.Ordinal));
        Assert.All(alone, file => Assert.Equal(file.Value, shared[file.Key]));
    }

    private static string Topology()
    {
        var text = new StringBuilder(Head);
        int number = 1;
        foreach (string name in s_regions.SelectMany(region => new[] { region + "-a", region + "-b" }))
        {
            string address = name == "africa-b" ? "gateway.africa.example.com" : string.Create(CultureInfo.InvariantCulture, $"192.0.2.{number++}");
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: {name}, locality: {name[..^2]}/{name}, gateways: [{{addresses: [{address}]}}]}}\n");
        }

        text.Append("  services:\n");
        int count = 0;
        foreach (string service in Services())
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: s{count}, serviceAccount: runner, {service}}}\n").Replace("NUMBER", count.ToString(CultureInfo.InvariantCulture));
            count++;
        }

        Assert.True(count > 500, $"only {count} services");
        return text.ToString();
    }

    private static IEnumerable<string> Services() =>
        from ports in s_ports
        from places in s_places
        from routes in s_routes
        from traffic in s_traffic
        from other in s_others
        let clusters = Regex.Matches(places, "name: ([a-z0-9-]+)").Select(match => match.Groups[1].Value).ToArray()
        let each = string.Join(", ", clusters.Select(cluster => $"{{cluster: {cluster}}}"))
        let said = (routes + traffic).Replace("EACH", each, StringComparison.Ordinal).Replace("HOME", clusters.First(name => name.StartsWith("us-", StringComparison.Ordinal)), StringComparison.Ordinal).Replace("LAST", clusters[^1], StringComparison.Ordinal)
        select $"{other}ports: [{ports}], clusters: [{places}], traffic: {{{said}}}";
}
