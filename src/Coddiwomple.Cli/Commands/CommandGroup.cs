using System.CommandLine;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli.Commands;

/// <summary>A command that only leads to others, as <c>certs</c> does to <c>certs init</c>; asked for help, it names them.</summary>
internal abstract class CommandGroup : Command
{
    protected CommandGroup(string name, string description)
        : base(name, description)
    {
        About.AddTo(this);
    }

    public AboutOptions About { get; } = new();
}
