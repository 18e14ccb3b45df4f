using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Checking;

public sealed class MatchesTests
{
    [Theory]
    [InlineData("{uri: {prefix: /a}}", "{uri: {prefix: /a/b}}", true)]
    [InlineData("{uri: {prefix: /a}}", "{uri: {exact: /a}}", true)]
    [InlineData("{uri: {prefix: /a/b}}", "{uri: {prefix: /a}}", false)]
    [InlineData("{uri: {exact: /a}}", "{uri: {prefix: /a}}", false)]
    [InlineData("{uri: {regex: /a.*}}", "{uri: {regex: /a.*}}", true)]
    [InlineData("{uri: {prefix: /a}, ignoreUriCase: true}", "{uri: {prefix: /a}}", false)]
    [InlineData("{headers: {x: {}}}", "{headers: {x: {exact: a}, y: {exact: b}}}", true)]
    [InlineData("{headers: {x: {exact: a}}}", "{headers: {x: {}}}", false)]
    [InlineData("{headers: {x: {exact: a}, y: {exact: b}}}", "{headers: {x: {exact: a}}}", false)]
    [InlineData("{method: {exact: GET}}", "{method: {exact: GET}, port: 80}", true)]
    [InlineData("{port: 80}", "{port: 81}", false)]
    [InlineData("{sourceLabels: {app: a}}", "{sourceLabels: {app: a}}", true)]
    [InlineData("{name: one, method: {exact: GET}}", "{name: two, method: {exact: GET}}", true)]
    public void AWiderMatchCoversANarrowerOne(string wide, string narrow, bool covers)
    {
        string yaml = $$"""
            apiVersion: coddiwomple.io/v1alpha1
            kind: Topology
            metadata: {name: t}
            spec:
              mesh: {istio: "1.28"}
              clusters: [{name: east, gateways: [{addresses: [192.0.2.1]}]}]
              services:
                - name: a
                  ports: [{name: http, number: 80, protocol: HTTP}, {name: admin, number: 81, protocol: HTTP}]
                  clusters: [east]
                  traffic:
                    routes:
                      - match: [{{wide}}]
                      - match: [{{narrow}}]
            """;

        string[] codes = [.. ErrorCase.Run("t.yaml", yaml).Diagnostics.Where(found => found.Severity != Severity.Info).Select(found => found.Code)];
        Assert.Equal(covers ? ["CW0410"] : [], codes);
    }
}
