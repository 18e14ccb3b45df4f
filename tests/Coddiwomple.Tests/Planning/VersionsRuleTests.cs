namespace Coddiwomple.Tests.Planning;

public sealed class VersionsRuleTests
{
    private const string Cart = """
            - name: cart
              ports: [{name: http, number: 80, protocol: HTTP}]
              clusters: [{name: east, versions: [v1]}]
              traffic: {policy: POLICY}
              versions:
                - name: v1
                  policy: {loadBalancer: {localityLbSetting: {failover: [{from: us-east1, to: us-west1}]}}}
        """;

    [Theory]
    [InlineData("{outlierDetection: {consecutive5xxErrors: 7}}", 1, 2)]
    [InlineData("{loadBalancer: {simple: RANDOM}}", 0, 0)]
    public void Failover_of_a_version_stays_beside_the_ejection_that_it_inherits(string policy, int failovers, int ejections)
    {
        string text = string.Concat(SmallMesh.Files(Cart.Replace("POLICY", policy, StringComparison.Ordinal)).Values);
        string rule = Assert.Single(text.Split("\n---\n"), document => document.Contains("name: cart-versions", StringComparison.Ordinal));
        Assert.Equal(failovers, rule.Split("failover:").Length - 1);
        Assert.Equal(ejections, rule.Split("consecutive5xxErrors: 7").Length - 1);
    }
}
