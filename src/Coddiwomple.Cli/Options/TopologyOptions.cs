using System.CommandLine;

namespace Coddiwomple.Cli.Options;

/// <summary>What is compiled, and with which templates.</summary>
internal sealed class TopologyOptions
{
    public const string DefaultTopology = "topology.yaml";

    private readonly TextArgument _topology = new("TOPOLOGY")
    {
        Description = $"Files, folders (every *.yaml and *.yml in them) or - for standard input; default {DefaultTopology}",
        Arity = ArgumentArity.ZeroOrMore,
        Names = PathName.Topology,
    };

    private readonly TextOption _stdinName = new("--stdin-filename") { Description = "The name that messages give standard input", HelpName = "NAME", Names = PathName.StandardInput };
    private readonly TextOption _templates = new("--templates") { Description = "A folder of templates that replace built-in ones of the same name", HelpName = "DIR", Names = new("the template folder", "name one, as in \"--templates templates\"") };

    public void AddTo(Command command)
    {
        AddPathsTo(command);
        command.Options.Add(_templates);
    }

    /// <summary>For commands that render nothing.</summary>
    public void AddPathsTo(Command command)
    {
        command.Arguments.Add(_topology);
        command.Options.Add(_stdinName);
    }

    /// <summary>What was named; nothing stands for the default.</summary>
    public ReadOnlyArray<string> Paths(ParseResult result) => OptionValues.All(result, _topology);

    public string? StdinName(ParseResult result) => OptionValues.Last(result, _stdinName);

    public string? Templates(ParseResult result) => OptionValues.Last(result, _templates);
}
