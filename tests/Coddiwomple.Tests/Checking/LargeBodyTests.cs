using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Checking;

/// <summary>Too large for a file of <c>testdata/err</c>: what a route answers itself, and Istio limits.</summary>
public sealed class LargeBodyTests
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData("string", Limit, true)]
    [InlineData("string", Limit + 1, false)]
    [InlineData("bytes", Limit / 3 * 4, true)]
    [InlineData("bytes", (Limit / 3 * 4) + 4, false)]
    public void A_body_has_at_most_a_megabyte(string field, int length, bool isFine)
    {
        string yaml = $$"""
            apiVersion: coddiwomple.io/v1alpha1
            kind: Topology
            metadata: {name: shop}
            spec:
              mesh: {istio: "1.28"}
              clusters: [{name: east, locality: us-east1, gateways: [{addresses: [192.0.2.1]}]}]
              services:
                - name: cart
                  ports: [{name: http, number: 80, protocol: HTTP}]
                  clusters: [east]
                  traffic:
                    routes:
                      - directResponse:
                          status: 200
                          body:
                            {{field}}: {{new string('a', length)}}
            """;

        IEnumerable<string> errors = ErrorCase.Run("t.yaml", yaml).Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Code);

        Assert.Equal(isFine ? [] : [Catalogue.InvalidFieldValue.Code], errors);
    }
}
