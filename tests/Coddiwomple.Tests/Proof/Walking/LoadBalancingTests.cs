using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>istiod's locality priorities and Envoy's choice among them, each number taken from the facts about istiod.</summary>
public sealed class LoadBalancingTests
{
    private static readonly Locality s_caller = Locality.Parse("us-east1/us-east1-b/rack-1");

    [Theory]
    [InlineData("us-east1/us-east1-b/rack-1", 0)]
    [InlineData("us-east1/us-east1-b/rack-2", 1)]
    [InlineData("us-east1/us-east1-b", 1)]
    [InlineData("us-east1/us-east1-c", 2)]
    [InlineData("us-east1", 2)]
    [InlineData("us-west1/us-west1-a", 3)]
    [InlineData("eu", 4)]
    [InlineData(null, 4)]
    public void Priority_follows_the_locality(string? endpoint, int expected)
    {
        Node failover = NodeReader.ReadOne("[{from: eu, to: asia}, {from: us-east1, to: us-west1}]");
        Assert.Equal(expected, LoadBalancing.PriorityOf(Locality.Parse(endpoint), s_caller, failover));
    }

    [Theory]
    [InlineData("{from: eu, to: asia}")]
    [InlineData("{from: asia, to: eu}")]
    public void A_setting_for_other_regions_changes_nothing(string failover) =>
        Assert.Equal(3, LoadBalancing.PriorityOf(Locality.Parse("eu"), s_caller, NodeReader.ReadOne($"[{failover}]")));

    [Theory]
    [InlineData("{localityLbSetting: {enabled: true, failover: [{from: us-east1, to: us-west1}]}}", 28, "100% a/s/")]
    [InlineData("{localityLbSetting: {enabled: true}}", 28, "100% a/s/")]
    [InlineData("{simple: ROUND_ROBIN}", 28, "100% a/s/")]
    [InlineData("{simple: ROUND_ROBIN}", 5, "33.33% a/s/, 66.67% b/s/")]
    [InlineData("{localityLbSetting: {enabled: false}}", 28, "33.33% a/s/, 66.67% b/s/")]
    public void Locality_counts_unless_it_is_switched_off(string loadBalancer, int istioMinor, string expected) =>
        Assert.Equal(expected, Spread(loadBalancer, istioMinor, Shares.Of(new Place("a", "s", ""))).ToString());

    [Theory]
    [InlineData("t1,t2", 0)]
    [InlineData("t1", 1)]
    [InlineData("t2", 2)]
    [InlineData("", 2)]
    public void Labels_with_values_make_tiers(string has, int expected)
    {
        Dictionary<string, string> labels = has.Split(',').ToDictionary(label => label, _ => "true");
        Assert.Equal(expected, LoadBalancing.PriorityByLabels(labels, ["t1=true", "t2=true"]));
    }

    [Fact]
    public void What_is_down_is_ejected() => Assert.Equal("100% b/s/", Spread("{localityLbSetting: {enabled: true}}", 28, Shares.AllDown()).ToString());

    [Fact]
    public void A_low_ejection_limit_is_a_defect()
    {
        Endpoint down = new(s_caller, 1, Shares.AllDown());
        Endpoint up = new(s_caller, 1, Shares.Of(new Place("a", "s", "")));
        Policy policy = Policy.For(NodeReader.ReadOne("{trafficPolicy: {outlierDetection: {interval: 10s}}}"), null, 80);
        Assert.Contains("maxEjectionPercent 10", LoadBalancing.Spread([down, down, up], policy, s_caller, 28).ToString(), StringComparison.Ordinal);
    }

    private static Shares Spread(string loadBalancer, int istioMinor, Shares near)
    {
        Policy policy = Policy.For(NodeReader.ReadOne($"{{trafficPolicy: {{outlierDetection: {{interval: 10s}}, loadBalancer: {loadBalancer}}}}}"), null, 80);
        return LoadBalancing.Spread([new(Locality.Parse("us-east1"), 1, near), new(Locality.Parse("us-west1"), 2, Shares.Of(new Place("b", "s", "")))], policy, s_caller, istioMinor);
    }
}
