using System.CommandLine;

namespace Coddiwomple.Cli.Options;

/// <summary>What every level of the command line answers, before it looks at anything else: what it takes, and which version it is.</summary>
internal sealed class AboutOptions(string aboutHelp = "Show this help")
{
    private readonly FlagOption _help = new("--help", aboutHelp, "-h");
    private readonly FlagOption _version = new("--version", "Show the version", "-V");

    public void AddTo(Command command)
    {
        command.Options.Add(_help);
        command.Options.Add(_version);
    }

    public bool AsksForHelp(ParseResult result) => _help.IsGiven(result);

    public bool AsksForVersion(ParseResult result) => _version.IsGiven(result);
}
