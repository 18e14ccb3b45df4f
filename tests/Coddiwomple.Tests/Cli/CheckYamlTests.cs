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
}
