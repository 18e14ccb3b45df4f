using System.CommandLine;
using System.CommandLine.Completions;

namespace Coddiwomple.Cli.Options;

/// <summary>An argument whose values stay texts, as those of a <see cref="TextOption"/> do.</summary>
internal sealed class TextArgument : Argument<string>
{
    private readonly Func<IEnumerable<CompletionItem>>? _choices;

    public TextArgument(string name, Func<IEnumerable<CompletionItem>>? choices = null)
        : base(name)
    {
        _choices = choices;
        CustomParser = static _ => null;
    }

    /// <summary>What its values name where they are paths, null where they are something else.</summary>
    public PathName? Names { get; init; }

    // Told to the parser only when it asks.
    public override IEnumerable<CompletionItem> GetCompletions(CompletionContext context)
    {
        if (_choices is not null && CompletionSources.Count == 0)
        {
            CompletionSources.Add(_ => _choices());
        }

        return base.GetCompletions(context);
    }
}
