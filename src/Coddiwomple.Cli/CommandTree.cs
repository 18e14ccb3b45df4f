using System.CommandLine;
using Coddiwomple.Cli.Commands;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli;

/// <summary>The commands and how arguments become one of them.</summary>
internal sealed class CommandTree
{
    private readonly FlagOption _help = new("--help", "Show help; every command has its own", "-h");
    private readonly FlagOption _version = new("--version", "Show the version", "-V");

    private CommandTree(Command root)
    {
        Root = root;
        root.Options.Add(_help);
        root.Options.Add(_version);
    }

    public Command Root { get; }

    public static CommandTree Create(Compile compile)
    {
        // A plain command: the parser's RootCommand takes its name from the running process and brings a help that is slow to start.
        var root = new Command(CommandLine.ToolName, "One declarative topology in, every Istio cluster's YAML out.");
        root.Subcommands.Add(new GenCommand(compile));
        root.Subcommands.Add(new LintCommand(compile));
        root.Subcommands.Add(new CheckYamlCommand(compile));
        root.Subcommands.Add(new ExplainCommand());
        root.Subcommands.Add(new SchemaCommand());
        root.Subcommands.Add(new TemplatesCommand());
        root.Subcommands.Add(new InitCommand());
        root.Subcommands.Add(new CertsCommand());
        root.Subcommands.Add(new InstallValuesCommand());
        root.Subcommands.Add(new StatsCommand());
        root.Subcommands.Add(new CompletionCommand());
        return new CommandTree(root);
    }

    // An argument that starts with @ is a name like any other, not a file of arguments.
    public ParseResult Parse(IReadOnlyList<string> args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    public bool AsksForHelp(ParseResult result) =>
        _help.IsGiven(result) || (result.CommandResult.Command is CliCommand command && command.Common.AsksForHelp(result));

    public bool AsksForVersion(ParseResult result) => _version.IsGiven(result);
}
