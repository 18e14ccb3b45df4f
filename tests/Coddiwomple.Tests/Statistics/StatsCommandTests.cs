using System.Text.Json;
using Coddiwomple.Tests.Cli;
using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Statistics;

/// <summary>What <c>coddiwomple stats</c> prints, as <c>testdata/cli/stats</c> keeps it.</summary>
[Collection(CurrentFolder.Name)]
public sealed class StatsCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("010-bookinfo", "")]
    [InlineData("010-bookinfo", "--format json")]
    [InlineData("010-bookinfo", "--cluster kind3 --top 1")]
    [InlineData("010-bookinfo", "--top 0")]
    [InlineData("120-callers", "")]
    [InlineData("300-online-boutique", "")]
    public void Prints(string name, string options)
    {
        File.WriteAllText("topology.yaml", OkCases.Source(name).Content);
        string[] args = ["stats", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        CliRun.Outcome run = _cli.Run(args);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string variant = string.Concat(options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => "-" + word.TrimStart('-')));
        Golden.Match(Golden.TestData("cli", "stats", $"{name}{variant}.verified.{(variant.EndsWith("json", StringComparison.Ordinal) ? "json" : "txt")}"), run.Output);
    }

    [Fact]
    public void Two_runs_print_the_same_and_no_line_ends_in_blanks()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("300-online-boutique").Content);
        string output = _cli.Run("stats").Output;
        Assert.Equal(output, _cli.Run("stats").Output);
        Assert.All(output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void Colour_is_for_heads_of_tables_only()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("010-bookinfo").Content);
        string coloured = _cli.Run("stats", "--color", "always").Output;
        Assert.Contains("\e[1mcluster", coloured, StringComparison.Ordinal);
        Assert.Equal(_cli.Run("stats").Output, coloured.Replace("\e[1m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Mistakes_are_told_as_by_other_commands()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("010-bookinfo").Content);
        Assert.Equal((2, ""), ExitAndOutput("stats", "--top", "many"));
        Assert.Equal((2, ""), ExitAndOutput("stats", "--cluster", "kind4"));
        Assert.Equal((2, ""), ExitAndOutput("stats", "missing.yaml"));
        File.WriteAllText("topology.yaml", "apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\nspec: {}\n");
        Assert.Equal((1, ""), ExitAndOutput("stats"));
        Assert.Contains("error[CW0216]", _cli.Run("stats").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_planning_finds_wrong_is_told_too()
    {
        string source = Directory.EnumerateFiles(Golden.TestData("err"), "CW0502-*.yaml").First();
        File.Copy(source, "topology.yaml");
        CliRun.Outcome run = _cli.Run("stats");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("error[CW0502]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_of_the_output_folder_count()
    {
        File.WriteAllText("topology.yaml", OkCases.Source("020-smallest").Content);
        _cli.Run("gen");
        string[] lines = File.ReadAllLines("out/coddiwomple.lock.yaml");
        string before = Bytes("stats");
        File.WriteAllLines("out/coddiwomple.lock.yaml", lines.Select(line => line.Contains("240.64.", StringComparison.Ordinal) ? line[..line.IndexOf("240.64.", StringComparison.Ordinal)] + "240.64.1.1" : line));

        Assert.Equal(before, Bytes("stats"));
        Assert.NotEqual(before, Bytes("stats", "-o", "out"));

        string Bytes(params string[] args)
        {
            using JsonDocument json = JsonDocument.Parse(_cli.Run([.. args, "--format", "json"]).Output);
            return string.Join(' ', json.RootElement.GetProperty("clusters").EnumerateArray().Select(cluster => cluster.GetProperty("bytes").GetInt64()));
        }
    }

    private (int ExitCode, string Output) ExitAndOutput(params string[] args)
    {
        CliRun.Outcome run = _cli.Run(args);
        return (run.ExitCode, run.Output);
    }
}
