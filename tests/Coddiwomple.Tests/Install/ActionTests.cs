using System.Text.RegularExpressions;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Install;

/// <summary>The GitHub action: its shape, and its script run as a runner would, with a stand-in for the tool.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-action-").FullName;
    private readonly Node _action = NodeReader.ReadOne(File.ReadAllText(Path.Combine(Golden.Repository, "action.yml")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_script_names_its_shell_and_takes_inputs_from_the_environment_only()
    {
        Assert.Equal("composite", _action["runs"]["using"].Text);
        Node[] scripts = [.. _action["runs"]["steps"].Items.Where(step => step["run"].Exists)];
        Assert.Equal(2, scripts.Length);
        Assert.All(scripts, step => Assert.Equal("bash", step["shell"].Text));
        Assert.All(scripts, step => Assert.DoesNotContain("${{", step["run"].Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_input_is_declared_described_and_used()
    {
        string text = File.ReadAllText(Path.Combine(Golden.Repository, "action.yml"));
        string[] used = [.. Regex.Matches(text, @"inputs\.([a-z-]+)").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["args", "working-directory"], used);
        Assert.All(used, name => Assert.True(_action["inputs"][name]["description"].Exists && _action["inputs"][name]["default"].Exists, name));
    }

    [ProgramFact("bash")]
    public void Arguments_reach_the_tool_word_by_word_and_its_exit_code_is_the_steps()
    {
        string bin = Programs.MakeCommand(Path.Combine(_folder, "bin"), "echo \"$CODDIWOMPLE_FORMAT\"\nprintf '<%s>' \"$@\"\nexit 3");
        Node step = _action["runs"]["steps"].Items[^1];
        var variables = new Dictionary<string, string?>
        {
            ["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["CODDIWOMPLE_FORMAT"] = step["env"]["CODDIWOMPLE_FORMAT"].Text,
            ["CODDIWOMPLE_ARGS"] = "gen  mesh/ -o out --check $(touch bad) ; touch bad",
        };

        Programs.Outcome outcome = Programs.Run(_folder, variables, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"].Text).Expect(3);

        Assert.Equal("github\n<gen><mesh/><-o><out><--check><$(touch><bad)><;><touch><bad>", outcome.Output);
        Assert.False(File.Exists(Path.Combine(_folder, "bad")));
    }
}
