using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Docs;

/// <summary>What <c># coddiwomple:ignore</c> hides, and what is said of it; the service without account is CW0607, on the line of its name.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData("", "", "CW0607")]
    [InlineData("", "# coddiwomple:ignore CW0607", "")]
    [InlineData("# coddiwomple:ignore CW0607", "", "")]
    [InlineData("# coddiwomple:ignore cw0607: nobody minds", "", "")]
    [InlineData("#coddiwomple:ignore   CW0424,CW0607", "", "CW0015")]
    [InlineData("# coddiwomple:ignore CW0607\n\n    # another remark", "", "")]
    [InlineData("# coddiwomple:ignored CW0607", "", "CW0607")]
    [InlineData("# see coddiwomple:ignore CW0607", "", "CW0607")]
    [InlineData("# coddiwomple:ignore nothing", "", "CW0015 CW0607")]
    [InlineData("# coddiwomple:ignore CW0607", "# coddiwomple:ignore CW0607", "CW0015")]
    [InlineData("# coddiwomple:ignore CW9876", "", "CW0015 CW0607")]
    [InlineData("# coddiwomple:ignore CW0103", "", "CW0015 CW0607")]
    [InlineData("# coddiwomple:ignore CW0015", "", "CW0015 CW0607")]
    public void CommentsHideWhatTheyName(string above, string behind, string codes)
    {
        foreach (string lineEnd in new[] { "\n", "\r\n" })
        {
            Assert.Equal(codes, Codes(Topology(above, behind).ReplaceLineEndings(lineEnd), CompileOptions.Default));
        }
    }

    [Fact]
    public void ErrorsStay()
    {
        string yaml = Topology("# coddiwomple:ignore CW0302", "").Replace("number: 80", "number: 0", StringComparison.Ordinal);
        Assert.Equal("CW0015 CW0302", Codes(yaml, CompileOptions.Default));
    }

    // With errors, information is withheld; with --cluster, other clusters are not looked at: a comment may be of use all the same.
    [Fact]
    public void UselessCommentsAreReportedOnlyWhereThatIsKnown()
    {
        string yaml = Topology("# coddiwomple:ignore CW0424", "");
        Assert.Equal("CW0015 CW0607", Codes(yaml, CompileOptions.Default));
        Assert.Equal("CW0607", Codes(yaml, CompileOptions.Default with { Clusters = ["east"] }));
        Assert.Equal("CW0302", Codes(yaml.Replace("number: 80", "number: 0", StringComparison.Ordinal), CompileOptions.Default));
    }

    private static string Codes(string yaml, CompileOptions options) =>
        string.Join(' ', Compiler.Compile([new SourceFile("t.yaml", yaml)], options).Diagnostics.Select(found => found.Code).Order(StringComparer.Ordinal));

    private static string Topology(string above, string behind) =>
        $$"""
        apiVersion: coddiwomple.io/v1alpha1
        kind: Topology
        metadata: {name: t}
        spec:
          mesh: {istio: "1.28"}
          clusters:
            - {name: east, locality: east, gateways: [{addresses: [192.0.2.1]}]}
          services:
            {{above}}
            - name: cart   {{behind}}
              ports: [{name: http, number: 80, protocol: HTTP}]
              clusters: [east]

        """;
}
