using System.CommandLine;
using System.CommandLine.Completions;

namespace Coddiwomple.Cli.Options;

/// <summary>An option whose values stay texts, which <see cref="OptionValues"/> reads: the parser's own conversions are slow to start.</summary>
internal class TextOption : Option<string>
{
    public TextOption(string name, string? alias = null)
        : base(name)
    {
        CustomParser = static _ => null;
        if (alias is not null)
        {
            Aliases.Add(alias);
        }
    }

    /// <summary>What its value names where that is a path, null where it is something else.</summary>
    public PathName? Names { get; init; }

    /// <summary>Gives the words that may stand for its value, of which the parser takes those that fit.</summary>
    protected virtual IEnumerable<CompletionItem> Choices(CompletionContext context) => [];

    // Told to the parser only when it asks.
    public sealed override IEnumerable<CompletionItem> GetCompletions(CompletionContext context)
    {
        if (CompletionSources.Count == 0)
        {
            CompletionSources.Add(Choices);
        }

        return base.GetCompletions(context);
    }
}
