using System.CommandLine;
using Coddiwomple.Cli;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Tests.Cli;

[Collection(CurrentFolder.Name)]
public sealed class UsageTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("help", "", "--help", "-h", "gen --help", "lint --help", "check-yaml --help", "explain --help", "schema --help", "templates --help", "templates list --help", "templates export -h", "init --help", "certs --help", "certs init --help", "certs issue --help", "certs check --help", "install-values --help", "completion --help", "gen --bogus -h")]
    [InlineData(
        "usage-errors",
        "gne",
        "generate-everything",
        "--bogus",
        "gen --chekc",
        "gen --out=x --zzzzzzzz",
        "gen -x",
        "gen --format xml",
        "gen --format jsno",
        "gen --format",
        "gen --format text --format json",
        "gen --out a --out b",
        "gen --out - --check",
        "gen --layout flat",
        "lint --fail-on never",
        "lint --ignore CW9",
        "lint --ignore cw02O1",
        "lint --color sometimes",
        "lint nope.yaml",
        "templates",
        "templates lst",
        "templates export",
        "templates list more",
        "schema topolgy",
        "schema a b",
        "explain CW0000",
        "explain --all CW0001",
        "explain --format sarif",
        "certs",
        "certs isue",
        "certs init",
        "certs init x --days 0",
        "certs init x --algorithm ecdsa",
        "certs issue x",
        "certs issue x --cluster ../y",
        "certs check nope",
        "install-values --kind chart",
        "completion",
        "completion bsh")]
    [InlineData(
        "forgotten-values",
        "gen -o --check",
        "gen --out --check=x",
        "gen --cluster --check",
        "gen --cluster a --cluster --check",
        "gen --ignore --format json",
        "gen --ignore -q",
        "gen -o --help",
        "gen -o --chekc",
        "gen -o -- --check",
        "lint --templates --deep",
        "stats --top --format json",
        "explain --format --all",
        "certs issue x --cluster --force")]
    [InlineData(
        "empty-paths",
        "gen t.yaml -o ''",
        "gen t.yaml -o - -o ''",
        "gen t.yaml --out=",
        "gen ''",
        "gen -- ''",
        "gen - --stdin-filename ''",
        "lint ''",
        "lint t.yaml -o ''",
        "lint t.yaml --templates ''",
        "check-yaml ''",
        "check-yaml t.yaml -o ''",
        "check-yaml t.yaml --topology ''",
        "templates export ''",
        "init ''",
        "certs init ''",
        "certs issue '' --cluster a",
        "certs issue x --topology ''",
        "certs issue x --cluster a -o ''",
        "certs check ''",
        "install-values ''",
        "stats ''",
        "stats t.yaml -o ''")]
    public void What_the_tool_says(string name, params string[] lines)
    {
        var transcript = new List<string>();
        foreach (string line in lines)
        {
            string[] args = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(arg => arg == "''" ? "" : arg)];
            transcript.Add(_cli.Run(args).Transcript(args));
        }

        Golden.Match(Golden.TestData("cli", $"{name}.verified.txt"), string.Join('\n', transcript));
    }

    [Fact]
    public void Every_command_has_its_own_help_and_says_the_version()
    {
        int seen = 0;
        Ask(CommandTree.Create(Compiler.Compile).Root);
        Assert.InRange(seen, 15, int.MaxValue);

        void Ask(Command command, params string[] path)
        {
            Assert.StartsWith("coddiwomple ", _cli.Run([.. path, "-V"]).Output, StringComparison.Ordinal);
            foreach (string option in (string[])["--help", "-h"])
            {
                CliRun.Outcome run = _cli.Run([.. path, option]);
                Assert.Equal(0, run.ExitCode);
                Assert.StartsWith($"{command.Description}\n\nUsage: {string.Join(' ', ["coddiwomple", .. path])}", run.Output);
            }

            seen++;
            foreach (Command subcommand in command.Subcommands)
            {
                Ask(subcommand, [.. path, subcommand.Name]);
            }
        }
    }

    [Fact]
    public void An_empty_path_is_refused_wherever_a_path_is_taken()
    {
        int seen = 0;
        Ask(CommandTree.Create(Compiler.Compile).Root);
        Assert.InRange(seen, 19, int.MaxValue);
        Assert.Empty(Directory.GetFileSystemEntries("."));

        void Ask(Command command, params string[] path)
        {
            foreach (TextOption option in command.Options.OfType<TextOption>().Where(option => option.HelpName is "DIR" or "FILE" or "TOPOLOGY"))
            {
                Assert.Contains(" has no name\n", _cli.Run([.. path, .. command.Arguments.Select(_ => "x"), option.Name, " "]).Error, StringComparison.Ordinal);
                seen++;
            }

            foreach (Argument argument in command.Arguments.Where(argument => argument.Name is "DIR" or "FILE" or "TOPOLOGY"))
            {
                Assert.Contains(" has no name\n", _cli.Run([.. path, " "]).Error, StringComparison.Ordinal);
                seen++;
            }

            foreach (Command subcommand in command.Subcommands)
            {
                Ask(subcommand, [.. path, subcommand.Name]);
            }
        }
    }

    [Fact]
    public void Usage_errors_are_exit_2_and_leave_standard_output_alone()
    {
        foreach (string[] args in new string[][] { [], ["gne"], ["gen", "--chekc"], ["lint", "--format", "xml"], ["completion"], ["gen", "nope.yaml"] })
        {
            CliRun.Outcome run = _cli.Run(args);
            Assert.Equal(2, run.ExitCode);
            Assert.Equal("", run.Output);
            Assert.NotEqual("", run.Error);
        }
    }

    [Theory]
    [InlineData("-V")]
    [InlineData("--version")]
    [InlineData("gen -V")]
    [InlineData("gen nope.yaml --bogus --version")]
    [InlineData("-V gen")]
    [InlineData("templates -V")]
    [InlineData("certs issue --version")]
    public void Version(string line)
    {
        CliRun.Outcome run = _cli.Run(line.Split(' '));
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^coddiwomple \d+\.\d+\.\d+\S*\n$", run.Output);
    }

    [Theory]
    [InlineData("coddiwomple ", "gen", "lint", "explain", "schema", "templates", "init", "certs", "install-values", "completion")]
    [InlineData("coddiwomple gen --f", "--fail-on", "--format")]
    [InlineData("coddiwomple gen --layout ", "service", "cluster")]
    [InlineData("coddiwomple gen --layout=c", "--layout=cluster")]
    [InlineData("dist/coddiwomple gen --f", "--fail-on", "--format")]
    [InlineData("coddiwomple lint --ignore CW020", "CW0201", "CW0202")]
    [InlineData("coddiwomple templates ", "list", "export")]
    [InlineData("coddiwomple completion ", "bash", "zsh", "fish", "pwsh")]
    public void Suggestions_come_from_the_parser(string line, params string[] expected)
    {
        CliRun.Outcome run = _cli.Run($"[suggest:{line.Length}]", line);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(expected.Except(run.Output.Split('\n')));
    }

    [Fact]
    public void Options_are_suggested_after_a_dash_only_and_a_cursor_behind_the_line_stands_behind_a_blank()
    {
        Assert.Equal("", _cli.Run("[suggest:16]", "coddiwomple gen ").Output);
        Assert.DoesNotContain("-", _cli.Run("[suggest:12]", "coddiwomple ").Output.Replace("-yaml", "", StringComparison.Ordinal).Replace("-values", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("cluster\nservice\n", _cli.Run("[suggest:25]", "coddiwomple gen --layout").Output);
        Assert.Equal("gen\n", _cli.Run("[suggest:13]", "coddiwomple gen --layout").Output);
    }

    [Theory]
    [InlineData("gen TOPOLOGY --cluster ", "kind2\nkind3\n")]
    [InlineData("gen TOPOLOGY --cluster kind3 --cluster=k", "--cluster=kind2\n--cluster=kind3\n")]
    [InlineData("install-values TOPOLOGY --cluster kind3", "kind3\n")]
    [InlineData("certs issue --topology TOPOLOGY --cluster x", "")]
    [InlineData("check-yaml file.yaml --topology TOPOLOGY --cluster k", "kind2\nkind3\n")]
    [InlineData("gen missing.yaml --cluster ", "")]
    [InlineData("gen --cluster ", "kind2\nkind3\n")]
    [InlineData("gen - --cluster ", "")]
    [InlineData("gen \"\" --cluster ", "")]
    [InlineData("gen TOPOLOGY --cluster kind2 ", "")]
    [InlineData("gen TOPOLOGY --cluster kind2 k", "")]
    public void Clusters_are_suggested_from_the_topology_even_if_it_has_mistakes(string arguments, string expected)
    {
        string topology = Path.Combine(_cli.Folder, arguments.Contains("TOPOLOGY", StringComparison.Ordinal) ? "world.yaml" : "topology.yaml");
        File.WriteAllText(topology, """
            apiVersion: coddiwomple.io/v1alpha1
            kind: Topology
            metadata: {name: world}
            spec:
              clusters:
                - name: kind3
                - {name: kind2, localty: us}
            """);
        string line = "coddiwomple " + arguments.Replace("TOPOLOGY", topology, StringComparison.Ordinal);
        CliRun.Outcome run = _cli.Run($"[suggest:{line.Length}]", line);
        Assert.Equal("", run.Error);
        Assert.Equal(expected, run.Output);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_scripts_ask_the_tool(string shell)
    {
        CliRun.Outcome run = _cli.Run("completion", shell);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"[suggest:", run.Output, StringComparison.Ordinal);
    }
}
