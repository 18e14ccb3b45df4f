using System.Globalization;
using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Tests.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

/// <summary>The files of a large mesh are written while the rest of it is compiled; nobody may be able to tell.</summary>
[Collection(CurrentFolder.Name)]
public sealed class StagedRunTests
{
    private const int Services = 60;
    private const int Clusters = 6;

    [Fact]
    public void The_files_are_those_of_a_run_that_waits()
    {
        using var run = new CliRun();
        File.WriteAllText("t.yaml", Topology());
        Directory.CreateDirectory("waiting/c0");

        Assert.Equal(0, run.Run("gen", "t.yaml", "-o", "early").ExitCode);
        Assert.Equal(0, run.Run("gen", "t.yaml", "-o", "waiting").ExitCode);

        Assert.Equal(OutputWorld.Shape("waiting"), OutputWorld.Shape("early"));
        Assert.Equal(0, run.Run("gen", "t.yaml", "-o", "early", "--check").ExitCode);
    }

    [Fact]
    public void They_are_written_before_the_tree_is_known()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = world.Staging();
        SourceFile source = new("t.yaml", Topology());

        OutputTree waiting = Compiler.Compile([source], CompileOptions.Default).Tree!;
        OutputTree early = Compiler.Compile([source], CompileOptions.Default with { Staging = staging }).Tree!;

        Assert.Equal(waiting.ObjectCount, early.ObjectCount);
        Assert.Equal(waiting.Files.Select(file => file.Path), early.Files.Select(file => file.Path));
        Assert.Equal(waiting.Files.Select(file => string.Join(' ', file.ExternalWeights)), early.Files.Select(file => string.Join(' ', file.ExternalWeights)));
        Assert.Equal(Services * Clusters, early.Files.Count(file => file.Content.IsStaged));
        Assert.All(waiting.Files.Zip(early.Files), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray()));
        Assert.Contains(early.Files, file => file.Content.IsStaged && !file.ExternalWeights.IsEmpty);
    }

    [Fact]
    public void A_finding_of_the_last_stage_leaves_no_trace()
    {
        using var run = new CliRun();
        File.WriteAllText("t.yaml", Topology());

        CliRun.Outcome outcome = run.Run("gen", "t.yaml", "-o", "not/yet", "--fail-on", "info");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("nothing was written", outcome.Error);
        Assert.Equal(["t.yaml"], Directory.GetFileSystemEntries(run.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void An_obstacle_leaves_everything_as_it_was()
    {
        using var run = new CliRun();
        File.WriteAllText("t.yaml", Topology());
        Directory.CreateDirectory("out");
        File.WriteAllText("out/coddiwomple.lock.yaml", "# mine\n");

        CliRun.Outcome outcome = run.Run("gen", "t.yaml");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(["coddiwomple.lock.yaml"], Directory.GetFileSystemEntries("out").Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_wrong_with_the_topology_is_said_before_what_is_wrong_with_the_folder()
    {
        using var run = new CliRun();
        File.WriteAllText("wrong.yaml", Topology().Replace("HTTP", "HTPP", StringComparison.Ordinal));
        File.WriteAllText("right.yaml", Topology());
        File.WriteAllText("out", "a file");

        Assert.Contains("HTPP", run.Run("gen", "wrong.yaml").Error);
        CliRun.Outcome outcome = run.Run("gen", "right.yaml");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("it is a file", outcome.Error);
    }

    // Large enough to be compiled on all cores. That no service names its service account is worth a remark.
    private static string Topology()
    {
        var text = new StringBuilder("apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\nmetadata: {name: world}\nspec:\n  mesh: {istio: \"1.28\"}\n  clusters:\n");
        for (int i = 0; i < Clusters; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: c{i}, locality: r{i / 2}, gateways: [{{addresses: [10.0.0.{i + 1}]}}]}}\n");
        }

        text.Append("  services:\n");
        for (int i = 0; i < Services; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: s{i}, ports: [{{name: http, number: 80, protocol: HTTP}}], clusters: [{{name: c{i % Clusters}, versions: [v1, v2]}}, {{name: c{(i + 1) % Clusters}, versions: [v1]}}], traffic: {{weights: external, routes: [{{name: r, to: [{{version: v1, weight: 90}}, {{version: v2, weight: 10}}]}}]}}}}\n");
        }

        return text.ToString();
    }
}
