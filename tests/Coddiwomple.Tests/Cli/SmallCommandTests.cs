using System.Text.Json;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Cli;

[Collection(CurrentFolder.Name)]
public sealed class SmallCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("topology")]
    [InlineData("diagnostics")]
    public void Schema_prints_what_is_embedded(string name)
    {
        CliRun.Outcome run = _cli.Run("schema", name);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(Golden.Repository, "schemas", $"{name}.schema.json")), run.Output);
    }

    [Fact]
    public void Init_writes_a_topology_once_and_never_over_another_file()
    {
        Assert.Equal(0, _cli.Run("init").ExitCode);
        string starter = File.ReadAllText("topology.yaml");
        Assert.Contains("kind: Topology", starter, StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("init").ExitCode);

        File.WriteAllText("topology.yaml", "mine");
        CliRun.Outcome run = _cli.Run("init");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("topology.yaml", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText("topology.yaml"));

        Assert.Equal(0, _cli.Run("init", "new/place").ExitCode);
        Assert.Equal(starter, File.ReadAllText("new/place/topology.yaml"));
    }

    [Theory]
    [InlineData("init afile", "cannot write \"afile/topology.yaml\": a file is in the way")]
    [InlineData("templates export afile", "cannot write \"afile/")]
    [InlineData("init /proc/self/x", "cannot write \"/proc/self/x/topology.yaml\": there is no such file or folder")]
    public void Why_a_file_cannot_be_made_is_said(string line, string expected)
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("afile", "");
            CliRun.Outcome run = _cli.Run(line.Split(' '));
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_starter_passes_lint_without_a_word_and_generates()
    {
        _cli.Run("init");
        CliRun.Outcome lint = _cli.Run("lint", "--fail-on", "info");
        Assert.Equal((0, "", "no problems found\n"), (lint.ExitCode, lint.Output, lint.Error));
        Assert.Equal(0, _cli.Run("gen").ExitCode);
        Assert.True(File.Exists("out/east/shop.default.yaml"));
        Assert.Equal(0, _cli.Run("gen", "--check", "--exit-code").ExitCode);
    }

    [Fact]
    public void Templates_are_exported_all_or_none()
    {
        string[] names = _cli.Run("templates", "list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(names.Length > 5);
        Assert.Equal(0, _cli.Run("templates", "export", "t").ExitCode);
        Assert.Equal(names, Directory.GetFiles("t").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(File.ReadAllText(Path.Combine(Golden.Repository, "templates", name)), File.ReadAllText(Path.Combine("t", name))));

        Directory.Delete("t", recursive: true);
        Directory.CreateDirectory("t");
        File.WriteAllText(Path.Combine("t", names[^1]), "mine");
        Assert.Equal(2, _cli.Run("templates", "export", "t").ExitCode);
        Assert.Equal("mine", File.ReadAllText(Path.Combine("t", names[^1])));
        Assert.Single(Directory.GetFiles("t"));
    }

    [Fact]
    public void Explain_lists_and_explains_every_code()
    {
        string[] lines = _cli.Run("explain").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 10);
        Assert.Equal(Catalogue.All.Count, lines.Length);

        using JsonDocument all = JsonDocument.Parse(_cli.Run("explain", "--all", "--format", "json").Output);
        Assert.Equal(Catalogue.All.Select(found => found.Code), all.RootElement.GetProperty("explanations").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.StartsWith("error[CW0203]: unknown version\n\n", _cli.Run("explain", "cw0203").Output, StringComparison.Ordinal);
        Assert.StartsWith("# CW0203: unknown version\n", _cli.Run("explain", "CW0203", "--format", "markdown").Output, StringComparison.Ordinal);
    }
}
