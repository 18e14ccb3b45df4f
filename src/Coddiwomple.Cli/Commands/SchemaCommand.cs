using System.CommandLine;
using System.CommandLine.Completions;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>schema [topology|diagnostics]</c>: prints an embedded JSON schema.</summary>
internal sealed class SchemaCommand : CliCommand
{
    private static readonly ReadOnlyArray<string> s_names = ["topology", "diagnostics"];

    private readonly TextArgument _name = new("NAME", Names) { Description = "topology (default) or diagnostics, which is that of --format json", Arity = ArgumentArity.ZeroOrOne };

    public SchemaCommand()
        : base("schema", "Print a JSON schema")
    {
        Arguments.Add(_name);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        string name = OptionValues.All(result, _name) is [string given] ? given : s_names[0];
        if (!s_names.Contains(name))
        {
            string hint = NameSuggester.Suggest(name, s_names) is string meant ? $"did you mean \"{meant}\"?" : "there are topology and diagnostics";
            throw new CannotProceedException($"unknown schema \"{name}\"", hint);
        }

        world.Out.Write(EmbeddedText.Schema(name));
        return ExitCode.Done;
    }

    private static IEnumerable<CompletionItem> Names() => [new CompletionItem(s_names[0]), new CompletionItem(s_names[1])];
}
