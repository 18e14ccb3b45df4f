using System.CommandLine;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli.Commands;

/// <summary>A command that does something: its arguments and options, and what it does with them.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description)
        : base(name, description)
    {
    }

    public CommonOptions Common { get; } = new();

    /// <summary>Does the job and gives the exit code; what keeps it from doing so is a <see cref="CannotProceedException"/>.</summary>
    public abstract int Run(ParseResult result, Surroundings world);
}
