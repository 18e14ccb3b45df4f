using System.CommandLine;
using Coddiwomple.Cli.Commands;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli;

/// <summary>The commands and how arguments become one of them.</summary>
internal sealed class CommandTree
{
    private readonly Option<bool> _help = new("--help", "-h") { Description = "Show help; every command has its own" };
    private readonly Option<bool> _version = new("--version", "-V") { Description = "Show the version" };

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
        root.Subcommands.Add(new ExplainCommand());
        root.Subcommands.Add(new SchemaCommand());
        root.Subcommands.Add(new TemplatesCommand());
        root.Subcommands.Add(new InitCommand());
        root.Subcommands.Add(new CompletionCommand());
        return new CommandTree(root);
    }

    // An argument that starts with @ is a name like any other, not a file of arguments.
    public ParseResult Parse(IReadOnlyList<string> args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    public bool AsksForHelp(ParseResult result) =>
        OptionValues.IsGiven(result, _help) || (result.CommandResult.Command is CliCommand command && command.Common.AsksForHelp(result));

    public bool AsksForVersion(ParseResult result) => OptionValues.IsGiven(result, _version);
}
