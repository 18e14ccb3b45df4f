using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Parsing;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("reviews", "reviews")]
    [InlineData("on", "on")]
    [InlineData("y", "y")]
    [InlineData("1e3", "1e3")]
    [InlineData("010", "010")]
    [InlineData("1.10", "1.10")]
    [InlineData("0x1f", "0x1f")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("\"true\"", "true")]
    [InlineData("'~'", "~")]
    [InlineData("!!str true", "true")]
    [InlineData("\"\"", "")]
    [InlineData("true", null)]
    [InlineData("False", null)]
    [InlineData("~", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("[a]", null)]
    public void TextIsTakenAsWritten(string yaml, string? expected) => Assert.Equal(expected, Read("metadata: {name: " + yaml + "}").Name?.Value);

    [Theory]
    [InlineData("9080", 9080)]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("!!int \"80\"", 80)]
    [InlineData("2147483648", null)]
    [InlineData("\"80\"", null)]
    [InlineData("080", null)]
    [InlineData("0x50", null)]
    [InlineData("8e3", null)]
    [InlineData("80.0", null)]
    [InlineData("1_000", null)]
    [InlineData("+80", null)]
    [InlineData("http", null)]
    [InlineData("~", null)]
    public void WholeNumbersAreDecimal(string yaml, int? expected) =>
        Assert.Equal(expected, Read($"spec: {{clusters: [{{name: a, gateways: [{{addresses: [192.0.2.1], port: {yaml}}}]}}]}}").Clusters[0].Gateways[0].Port?.Value);

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", null)]
    [InlineData("\"true\"", null)]
    [InlineData("1", null)]
    [InlineData("~", null)]
    public void BooleansAreTrueAndFalse(string yaml, bool? expected) =>
        Assert.Equal(expected, Read($"spec: {{clusters: [{{name: a, gateways: [{{addresses: [192.0.2.1], manage: {yaml}}}]}}]}}").Clusters[0].Gateways[0].Manage?.Value);

    [Theory]
    [InlineData("\"1.30\"", "1.30")]
    [InlineData("1.7.5", "1.7.5")]
    [InlineData("1.30", null)]
    [InlineData("1", null)]
    public void VersionsAreText(string yaml, string? expected) => Assert.Equal(expected, Read($"spec: {{clusters: [{{name: a, istio: {yaml}}}]}}").Clusters[0].Istio?.Value);

    [Theory]
    [InlineData("serviceAcount", "serviceAccount")]
    [InlineData("SERVICEACCOUNT", "serviceAccount")]
    [InlineData("nmae", "name")]
    [InlineData("clutsers", "clusters")]
    [InlineData("replicas", null)]
    public void NamesAreSuggestedWhenTheyAreNear(string wrong, string? expected) =>
        Assert.Equal(expected, NameSuggester.Suggest(wrong, TopologyShapes.Service.Keys));

    [Theory]
    [InlineData("cluster", "did you mean \"clusters\"?")]
    [InlineData("failover", "\"failover\" belongs in \"traffic\"")]
    [InlineData("locality", "\"locality\" belongs in a cluster")]
    [InlineData("weight", "\"weight\" belongs in an item of \"to\"")]
    [InlineData("portz", "did you mean \"ports\"?")]
    [InlineData("image", "known keys: name, namespace, prefixes, address, serviceAccount, selector, mtls, ports, clusters, versions, callers, clusterLocalHost, traffic, access")]
    public void HintsSayWhereAKeyBelongs(string key, string expected) => Assert.Equal(expected, KeyHint.For(TopologyShapes.Service, key));

    [Fact]
    public void ShortFormsAreUnderstood()
    {
        TopologyDocument document = Read("""
            spec:
              services:
                - name: a
                  ports: [{name: http, number: 80, protocol: HTTP}]
                  clusters: [east, {name: west, versions: [v1]}]
                  traffic: {failover: [west, {cluster: east, service: b}]}
            """);
        ServiceDocument service = document.Services[0];
        Assert.Equal(["east", "west"], service.Clusters.Select(placement => placement.Name?.Value));
        Assert.Equal([("west", null), ("east", "b")], service.Traffic!.Failover.Select(target => (target.Cluster?.Value, target.Service?.Value)));
    }

    [Fact]
    public void AMistakeSpoilsWhatHoldsItAndNothingElse()
    {
        TopologyDocument document = Read("""
            spec:
              mesh: {istio: "1.28"}
              clusters:
                - {name: east, gateways: [{addresses: [192.0.2.1], port: x}]}
                - {name: west}
              services:
                - {name: a, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east], traffic: {routes: [{to: [{weight: x}]}, {to: [{}]}]}}
                - {name: b, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east]}
            """);
        Assert.False(document.IsSpoiled);
        Assert.False(document.Mesh!.IsSpoiled);
        Assert.Equal([true, false], document.Clusters.Select(cluster => cluster.IsSpoiled));
        Assert.Equal([true, false], document.Services.Select(service => service.IsSpoiled));
        Assert.Equal([true, false], document.Services[0].Traffic!.Routes.Select(route => route.IsSpoiled));
        Assert.True(Read("spec: {clusters: [{locality: x}]}").IsSpoiled);
        Assert.True(Read("spec: {clustres: []}").IsSpoiled);
        Assert.True(Read("spec: {services: {}}").IsSpoiled);
        Assert.True(Read("spec: [").IsSpoiled);
    }

    private static TopologyDocument Read(string yaml) =>
        Assert.Single(TopologyParser.Parse(new SourceFile("t.yaml", "apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\n" + yaml + (yaml.StartsWith("meta") ? "\nspec: {}\n" : "\n")), new DiagnosticBag()));
}
