using System.CommandLine;
using System.CommandLine.Completions;

namespace Coddiwomple.Cli.Options;

/// <summary>An option that takes diagnostic codes.</summary>
internal sealed class CodeOption : TextOption
{
    public CodeOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "CODE";
        Arity = ArgumentArity.OneOrMore;
    }

    protected override IEnumerable<CompletionItem> Choices(CompletionContext context) => Codes.All();
}
