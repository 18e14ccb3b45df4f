using System.CommandLine;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli.Commands;

/// <summary>A command that only leads to others, as <c>certs</c> does to <c>certs init</c>; asked for help, it names them.</summary>
internal abstract class CommandGroup : Command
{
    private readonly FlagOption _help = new("--help", "Show this help", "-h");

    protected CommandGroup(string name, string description)
        : base(name, description)
    {
        Options.Add(_help);
    }

    public bool AsksForHelp(ParseResult result) => _help.IsGiven(result);
}
