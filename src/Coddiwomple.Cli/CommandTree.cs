using System.CommandLine;
using Coddiwomple.Cli.Commands;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli;

/// <summary>The commands and how arguments become one of them.</summary>
internal sealed class CommandTree
{
    // In the order of the help.
    private static readonly string[] s_names =
        ["gen", "lint", "check-yaml", "explain", "schema", "templates", "init", "certs", "install-values", "stats", "completion"];

    private readonly AboutOptions _about = new("Show help; every command has its own");

    private CommandTree(Command root)
    {
        Root = root;
        _about.AddTo(root);
    }

    public Command Root { get; }

    /// <summary>The command that the first argument names, or all of them where it names none: making options takes longer than many a run.</summary>
    public static CommandTree Create(Compile compile, string? first = null)
    {
        // A plain command: the parser's RootCommand takes its name from the running process and brings a help that is slow to start.
        var root = new Command(CommandLine.ToolName, "One declarative topology in, every Istio cluster's YAML out.");
        if (Named(first, compile) is { } only)
        {
            root.Subcommands.Add(only);
            return new CommandTree(root);
        }

        foreach (string name in s_names)
        {
            root.Subcommands.Add(Named(name, compile) ?? throw new InvalidOperationException($"no command {name}"));
        }

        // Never run. Without one it is a mistake to name no command, and the parser looks up in its resources what to say of it, even to who asks for help.
        root.SetAction(static _ => ExitCode.Done);

        return new CommandTree(root);
    }

    // An argument that starts with @ is a name like any other, not a file of arguments.
    public ParseResult Parse(IReadOnlyList<string> args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    public bool AsksForHelp(ParseResult result) => _about.AsksForHelp(result) || AboutOf(result)?.AsksForHelp(result) == true;

    public bool AsksForVersion(ParseResult result) => _about.AsksForVersion(result) || AboutOf(result)?.AsksForVersion(result) == true;

    private static AboutOptions? AboutOf(ParseResult result) => result.CommandResult.Command switch
    {
        CliCommand command => command.Common.About,
        CommandGroup group => group.About,
        _ => null,
    };

    private static Command? Named(string? name, Compile compile) => name switch
    {
        "gen" => new GenCommand(compile),
        "lint" => new LintCommand(compile),
        "check-yaml" => new CheckYamlCommand(compile),
        "explain" => new ExplainCommand(),
        "schema" => new SchemaCommand(),
        "templates" => new TemplatesCommand(),
        "init" => new InitCommand(),
        "certs" => new CertsCommand(),
        "install-values" => new InstallValuesCommand(),
        "stats" => new StatsCommand(),
        "completion" => new CompletionCommand(),
        _ => null,
    };
}
