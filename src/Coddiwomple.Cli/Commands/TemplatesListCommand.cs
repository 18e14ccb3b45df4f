using System.CommandLine;
using Coddiwomple.Rendering;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>templates list</c>: one name a line.</summary>
internal sealed class TemplatesListCommand : CliCommand
{
    public TemplatesListCommand()
        : base("list", "List the built-in templates, one name a line") => Common.AddTo(this);

    public override int Run(ParseResult result, Surroundings world)
    {
        foreach (string name in BuiltInTemplates.Names)
        {
            world.Out.Write(name);
            world.Out.Write('\n');
        }

        return ExitCode.Done;
    }
}
