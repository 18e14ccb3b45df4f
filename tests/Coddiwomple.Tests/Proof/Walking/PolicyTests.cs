using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>How istiod merges a rule's and a subset's policy: the two traps of port-level settings and of inherited fields.</summary>
public sealed class PolicyTests
{
    private const string Rule = """
        trafficPolicy:
          tls: {mode: ISTIO_MUTUAL, sni: top}
          outlierDetection: {interval: 10s}
          portLevelSettings:
            - {port: {number: 8080}, tls: {mode: ISTIO_MUTUAL, sni: port}}
        subsets:
          - {name: bare}
          - {name: own, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: subset}}}
          - {name: ported, trafficPolicy: {portLevelSettings: [{port: {number: 8080}, tls: {mode: ISTIO_MUTUAL, sni: both}}]}}
        """;

    [Theory]
    [InlineData(null, 9090, "top", true)]
    [InlineData(null, 8080, "port", false)]
    [InlineData("bare", 9090, "top", true)]
    [InlineData("own", 9090, "subset", true)]
    [InlineData("own", 8080, "subset", false)]
    [InlineData("ported", 8080, "both", false)]
    [InlineData("ported", 9090, "top", true)]
    public void Ports_replace_and_subsets_override_field_by_field(string? subset, int port, string sni, bool hasOutlierDetection)
    {
        Node rule = NodeReader.ReadOne(Rule);
        Policy policy = Policy.For(rule, rule["subsets"].Items.FirstOrDefault(item => item["name"].TextOrNull == subset), port);
        Assert.Equal(sni, policy.Tls["sni"].TextOrNull);
        Assert.Equal(hasOutlierDetection, policy.OutlierDetection.Exists);
    }
}
