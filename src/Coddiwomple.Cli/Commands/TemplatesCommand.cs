namespace Coddiwomple.Cli.Commands;

/// <summary><c>templates list|export</c>: the built-in templates.</summary>
internal sealed class TemplatesCommand : CommandGroup
{
    public TemplatesCommand()
        : base("templates", "Show or export the built-in templates")
    {
        Subcommands.Add(new TemplatesListCommand());
        Subcommands.Add(new TemplatesExportCommand());
    }
}
