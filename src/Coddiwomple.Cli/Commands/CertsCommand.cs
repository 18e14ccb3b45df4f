namespace Coddiwomple.Cli.Commands;

/// <summary><c>certs init|issue|check</c>: the root of trust that all clusters share.</summary>
internal sealed class CertsCommand : CommandGroup
{
    public CertsCommand()
        : base("certs", "Make and check the root of trust that all clusters share")
    {
        Subcommands.Add(new CertsInitCommand());
        Subcommands.Add(new CertsIssueCommand());
        Subcommands.Add(new CertsCheckCommand());
    }
}
