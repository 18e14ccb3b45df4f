using System.Text;
using System.Text.Json;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

/// <summary>What commands do with what the compiler says; the compiler is a stand-in that says what a test wants.</summary>
[Collection(CurrentFolder.Name)]
public sealed class RunTests : IDisposable
{
    private readonly CliRun _cli = new();

    public RunTests() => File.WriteAllText("topology.yaml", "kind: Topology\nname: wrong\n");

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string, string, string, int> ExitCodes()
    {
        var data = new TheoryData<string, string, string, int>();
        foreach (string format in new[] { "text", "concise", "json", "sarif", "github" })
        {
            foreach (string command in new[] { "lint", "gen" })
            {
                data.Add(command, format, "", 0);
                data.Add(command, format, "info", 0);
                data.Add(command, format, "warning", 0);
                data.Add(command, format, "error", 1);
                data.Add($"{command} --fail-on warning", format, "warning", 1);
                data.Add($"{command} --fail-on warning", format, "info", 0);
                data.Add($"{command} --fail-on info", format, "info", 1);
                data.Add($"{command} --fail-on info --ignore CW0101", format, "info", 1);
                data.Add($"{command} --fail-on warning --ignore CW0501", format, "warning", 0);
                data.Add($"{command} --ignore cw0301", format, "error", 1);
                data.Add($"{command} -q", format, "error", 1);
                data.Add($"{command} missing.yaml", format, "", 2);
            }

            data.Add("gen --check", format, "", 3);
            data.Add("gen --diff", format, "", 0);
            data.Add("gen --diff --check", format, "", 3);
            data.Add("gen --exit-code", format, "", 3);
            data.Add("gen -o -", format, "", 0);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ExitCodes))]
    public void Exit_codes_are_the_same_for_every_format(string line, string format, string severity, int expected)
    {
        Answer(severity);
        string[] args = [.. line.Split(' '), "--format", format];

        Assert.Equal(expected, _cli.Run(args).ExitCode);
        Assert.Equal(expected == 0 && line.StartsWith("gen", StringComparison.Ordinal) && !line.Contains("-o -", StringComparison.Ordinal) && !line.Contains("--diff", StringComparison.Ordinal) || line.Contains("--exit-code", StringComparison.Ordinal), Directory.Exists("out"));
        _cli.Variables["CODDIWOMPLE_FORMAT"] = format;
        if (expected != 0 || !line.StartsWith("gen", StringComparison.Ordinal))
        {
            Assert.Equal(line.Contains("--exit-code", StringComparison.Ordinal) ? 0 : expected, _cli.Run(line.Split(' ')).ExitCode);
        }
    }

    [Fact]
    public void Lint_writes_findings_to_standard_output_and_gen_to_standard_error()
    {
        Answer("error");
        CliRun.Outcome lint = _cli.Run("lint", "--format", "concise");
        Assert.Equal("topology.yaml:2:7: error[CW0301]: invalid name \"wrong\"\n", lint.Output);
        Assert.Equal("1 error\n", lint.Error);

        CliRun.Outcome gen = _cli.Run("gen", "--format", "concise");
        Assert.Equal("", gen.Output);
        Assert.Equal("topology.yaml:2:7: error[CW0301]: invalid name \"wrong\"\n1 error; nothing was written\n", gen.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void Formats_for_programs_stand_alone_on_their_stream(string format)
    {
        Answer("warning");
        CliRun.Outcome lint = _cli.Run("lint", "--format", format);
        CliRun.Outcome gen = _cli.Run("gen", "--format", format);

        using JsonDocument ofLint = JsonDocument.Parse(lint.Output);
        using JsonDocument ofGen = JsonDocument.Parse(gen.Error);
        Assert.Equal("", lint.Error);
        Assert.Equal("", gen.Output);
    }

    [Fact]
    public void Gen_says_in_one_line_what_it_did()
    {
        Answer("");
        Assert.Equal("2 clusters, 5 objects: 2 to create, 0 to update, 0 to delete, 0 unchanged in 0.4 s\n", _cli.Run("gen", "--check").Error);
        Assert.Equal("2 clusters, 5 objects: 2 created, 0 updated, 0 deleted, 0 unchanged in 0.4 s\n", _cli.Run("gen").Error);
        CliRun.Outcome again = _cli.Run("gen", "--check");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal("2 clusters, 5 objects: 0 to create, 0 to update, 0 to delete, 2 unchanged in 0.4 s\n", again.Error);
        Assert.Equal("", _cli.Run("gen", "-q").Error);
    }

    [Fact]
    public void Check_lists_what_would_change()
    {
        Answer("");
        Assert.Equal("create out/kind2/mesh.yaml\ncreate out/kind3/mesh.yaml\n", _cli.Run("gen", "--check").Output);
        Assert.Equal("create a/b/kind2/mesh.yaml\ncreate a/b/kind3/mesh.yaml\n", _cli.Run("gen", "--check", "-o", "a/b/").Output);
        CliRun.Outcome quiet = _cli.Run("gen", "--check", "-q");
        Assert.Equal((3, "create out/kind2/mesh.yaml\ncreate out/kind3/mesh.yaml\n", ""), (quiet.ExitCode, quiet.Output, quiet.Error));
        Assert.False(Directory.Exists("out"));
    }

    [Fact]
    public void Options_reach_the_compiler()
    {
        CompileOptions? options = null;
        ReadOnlyArray<SourceFile> sources = [];
        _cli.Compile = (given, asked) =>
        {
            (sources, options) = (given, asked);
            return new CompileResult(null, []);
        };
        Directory.CreateDirectory("place");
        File.WriteAllText("place/coddiwomple.lock.yaml", "locked: 1\n");
        _cli.Input = "from: stdin\n";

        _cli.Run("gen", "-", "--stdin-filename", "in.yaml", "--cluster", "b", "--cluster=a", "--layout", "cluster", "--templates", "t", "-o", "place");

        Assert.NotNull(options);
        Assert.Equal(OutputLayout.Cluster, options.Layout);
        Assert.Equal(["b", "a"], options.Clusters.AsEnumerable());
        Assert.Equal("t", options.TemplateFolder);
        Assert.Equal("locked: 1\n", options.LockFile?.Content);
        Assert.Equal(("in.yaml", "from: stdin\n"), (sources.Single().Path, sources.Single().Content));
        _cli.Run("gen", "-o", "-");
        Assert.Null(options.LockFile);
        Assert.Equal("topology.yaml", sources.Single().Path);
        _cli.Run("gen", "-o", "-", "-o", "place");
        Assert.NotNull(options.LockFile);
        _cli.Run("lint");
        Assert.Null(options.LockFile);
        _cli.Run("lint", "--out", "place");
        Assert.NotNull(options.LockFile);
    }

    [Theory]
    [InlineData("auto", "", "", "", false, false)]
    [InlineData("auto", "", "", "", true, true)]
    [InlineData("auto", "", "", "dumb", true, false)]
    [InlineData("auto", "1", "1", "", true, false)]
    [InlineData("auto", "", "1", "dumb", false, true)]
    [InlineData("auto", "", "0", "", true, false)]
    [InlineData("always", "1", "", "dumb", false, true)]
    [InlineData("never", "", "1", "", true, false)]
    public void Colour(string option, string noColor, string forceColor, string term, bool isTerminal, bool expected)
    {
        Answer("error");
        _cli.IsTerminal = isTerminal;
        _cli.Variables["NO_COLOR"] = noColor;
        _cli.Variables["FORCE_COLOR"] = forceColor;
        _cli.Variables["TERM"] = term;

        Assert.Equal(expected, _cli.Run("lint", "--color", option).Output.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public void Verbose_names_what_was_written()
    {
        Answer("");
        Assert.StartsWith("created out/kind2/mesh.yaml\ncreated out/kind3/mesh.yaml\n2 clusters", _cli.Run("gen", "-v").Error, StringComparison.Ordinal);
        Assert.StartsWith("2 clusters", _cli.Run("gen", "-v").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_run_shows_on_a_terminal_that_it_is_at_work()
    {
        Answer("");
        Coddiwomple.Cli.Compile? answer = _cli.Compile;
        using var error = new MemoryStream();
        _cli.Compile = (sources, options) =>
        {
            SpinWait.SpinUntil(() => error.Length > 0, TimeSpan.FromSeconds(20));
            return answer?.Invoke(sources, options) ?? throw new InvalidOperationException();
        };
        _cli.IsTerminal = true;

        Coddiwomple.Cli.CommandLine.Run(["gen"], _cli.SurroundingsOf(Stream.Null, Stream.Null, error), _cli.Compile);

        string shown = Encoding.UTF8.GetString(error.ToArray());
        Assert.Contains("generating", shown, StringComparison.Ordinal);
        Assert.EndsWith("2 clusters, 5 objects: 2 created, 0 updated, 0 deleted, 0 unchanged in 0.4 s\n", shown, StringComparison.Ordinal);
        _cli.Compile = answer;
        Assert.DoesNotContain('\e', _cli.Run("gen").Error);
    }

    [Fact]
    public void A_bug_looks_like_a_bug()
    {
        _cli.Compile = (_, _) => throw new InvalidOperationException("it cannot be");
        CliRun.Outcome run = _cli.Run("gen");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("internal error: InvalidOperationException: it cannot be", run.Error, StringComparison.Ordinal);
        Assert.Contains("not a mistake in your topology", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", _cli.Run("gen", "-v").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_behind_standard_output_is_exit_2()
    {
        Answer("error");
        using var full = new FullStream();
        using var error = new MemoryStream();
        int exitCode = Coddiwomple.Cli.CommandLine.Run(["lint"], _cli.SurroundingsOf(Stream.Null, full, error), _cli.Compile);
        Assert.Equal(2, exitCode);
        Assert.Contains("no space left", Encoding.UTF8.GetString(error.ToArray()), StringComparison.Ordinal);
    }

    private void Answer(string severity)
    {
        DiagnosticDescriptor? descriptor = severity switch
        {
            "error" => Catalogue.InvalidName,
            "warning" => Catalogue.UnreachableService,
            "info" => Catalogue.All.First(found => found.Severity == Severity.Info),
            _ => null,
        };
        var files = new ReadOnlyArray<OutputFile>([FileOf("kind2/mesh.yaml"), FileOf("kind3/mesh.yaml")]);
        var tree = new OutputTree(files, ["kind2", "kind3"], IsPartial: false, ObjectCount: 5);
        _cli.Compile = (sources, _) => new CompileResult(
            severity == "error" ? null : tree,
            descriptor is null ? [] : [new Diagnostic(descriptor, SampleFindings.Find(sources[0], "wrong"), "invalid name \"wrong\"", null, [])]);
    }

    private static OutputFile FileOf(string path) => new(path, Encoding.UTF8.GetBytes($"# {path}\n"));

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("no space left");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");
    }
}
