using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Cli;

[Collection(CurrentFolder.Name)]
public sealed class CheckYamlTests : IDisposable
{
    private const string Wrong = "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: mine, namespace: shop}\nspec: {hots: reviews}\n";
    private const string Right = "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: mine, namespace: shop}\nspec: {host: reviews.default.global}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_mistake_is_an_exit_code_and_a_place()
    {
        File.WriteAllText("mine.yaml", Wrong);
        CliRun.Outcome outcome = _cli.Run("check-yaml", "mine.yaml", "--format", "concise");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("mine.yaml:4:8: error[CW1001]: unknown field \"hots\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_several_lines_is_shown_at_its_first()
    {
        File.WriteAllText(
            "mine.yaml",
            "apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: {name: mine, namespace: shop}\nspec:\n  accessLogging:\n    - filter:\n        expression: |\n          a and\n          b\n");
        CliRun.Outcome outcome = _cli.Run("check-yaml", "mine.yaml", "--format", "github");
        Assert.StartsWith("::error file=mine.yaml,line=7,endLine=7,col=21,endColumn=22,title=CW1010", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_not_ignored()
    {
        File.WriteAllText("mine.yaml", Wrong);
        CliRun.Outcome outcome = _cli.Run("check-yaml", "mine.yaml", "--format", "concise", "--ignore", "CW1001");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("mine.yaml:4:8: error[CW1001]", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_objects_are_counted_only()
    {
        _cli.Input = Right;
        CliRun.Outcome outcome = _cli.Run("check-yaml", "-", "-v");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Istio objects checked: 1; other documents left alone: 1", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Conflicts_with_what_is_generated_are_found_from_the_topology_and_from_the_folder()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("010-bookinfo").Content);
        File.WriteAllText("mine.yaml", Right);
        Assert.Equal(0, _cli.Run("check-yaml", "mine.yaml").ExitCode);

        CliRun.Outcome fromTopology = _cli.Run("check-yaml", "mine.yaml", "--topology", "topology.yaml");
        Assert.Equal(1, fromTopology.ExitCode);
        Assert.Contains("error[CW1041]", fromTopology.Output, StringComparison.Ordinal);

        Assert.Equal(0, _cli.Run("gen", "topology.yaml").ExitCode);
        CliRun.Outcome fromFolder = _cli.Run("check-yaml", "mine.yaml", "--out", "out");
        Assert.Equal(fromTopology.Output, fromFolder.Output);
        Assert.Equal(0, _cli.Run("check-yaml", "mine.yaml", "--out", "out", "--cluster", "elsewhere").ExitCode);
    }

    [Theory]
    [InlineData("istio-system", 0)]
    [InlineData("mesh-root", 1)]
    public void The_topology_tells_which_namespace_is_the_root(string root, int exitCode)
    {
        File.WriteAllText("topology.yaml", OkCases.Source("010-bookinfo").Content.Replace("    mtls: STRICT\n", $"    mtls: STRICT\n    namespace: {root}\n", StringComparison.Ordinal));
        File.WriteAllText("star.yaml", "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: star, namespace: istio-system}\nspec: {host: \"*.local\"}\n");
        Assert.Equal(exitCode, _cli.Run("check-yaml", "star.yaml", "--topology", "topology.yaml").ExitCode);
    }

    [Fact]
    public void A_missing_folder_or_a_wrong_topology_is_no_finding()
    {
        File.WriteAllText("mine.yaml", Right);
        File.WriteAllText("topology.yaml", "kind: Topology\n");
        Assert.Equal(2, _cli.Run("check-yaml", "mine.yaml", "--out", "nowhere").ExitCode);
        Assert.Equal(2, _cli.Run("check-yaml", "mine.yaml", "--topology", "topology.yaml").ExitCode);
        Assert.Equal(2, _cli.Run("check-yaml").ExitCode);
    }

    [Fact]
    public void Lint_deep_proves_the_objects()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("010-bookinfo").Content);
        Assert.Equal(0, _cli.Run("lint", "--deep").ExitCode);
    }

    [Theory]
    [InlineData("# nothing but a comment\n", 0, "")]
    [InlineData("resources: [a.yaml]\n", 0, "")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {}\n", 0, "")]
    [InlineData("apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}\n", 0, "")]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: Gateway\n  metadata: {name: a}\n  spec: {}\n", 1, "7:9: error[CW1013]")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: GatewayList\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: Gateway\n  metadata: {name: a}\n  spec: {}\n", 1, "7:9: error[CW1013]")]
    [InlineData("kind: Gateway\nmetadata: {name: a}\n", 1, "1:1: error[CW1003]: an Istio object needs \"apiVersion\"")]
    [InlineData("apiVersion: networking.istio.io/v1\nmetadata: {name: a}\n", 1, "1:1: error[CW1003]: an Istio object needs \"kind\"")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: a, lables: {}}\nspec: {hosts: [a.example]}\n", 0, "3:21: warning[CW1021]: unknown field \"lables\"")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: a, labels: null}\nspec: {hosts: [a.example]}\nstatus: {}\n", 0, "")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {selector: {a: b}, servrs: []}\n", 1, "4:26: error[CW1001]")]
    public void Files_of_other_forms_are_read_for_what_they_are(string yaml, int exitCode, string finding)
    {
        File.WriteAllText("mine.yaml", yaml);
        CliRun.Outcome outcome = _cli.Run("check-yaml", "mine.yaml", "--format", "concise");
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.StartsWith(finding.Length == 0 ? "" : $"mine.yaml:{finding}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(finding.Length == 0 ? 0 : 1, outcome.Output.Count(c => c == '\n'));
    }
}
