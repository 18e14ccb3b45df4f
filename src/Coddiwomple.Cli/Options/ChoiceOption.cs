using System.CommandLine;
using System.CommandLine.Completions;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Options;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class ChoiceOption : TextOption
{
    private readonly string[] _choices;

    public ChoiceOption(string name, string description, string[] choices)
        : base(name)
    {
        _choices = choices;
        Description = description;
        HelpName = string.Join('|', choices);
    }

    /// <summary>Gives the chosen word, or null where the option was not given; a word that is none of the choices is a usage error.</summary>
    public string? Read(ParseResult result) =>
        OptionValues.Last(result, this) is string word ? Check(word, $"for {Name}") : null;

    /// <summary>Gives the word back if it is one of the choices. <paramref name="place"/> says where it was given.</summary>
    public string Check(string word, string place)
    {
        if (Array.IndexOf(_choices, word) >= 0)
        {
            return word;
        }

        string hint = NameSuggester.Suggest(word, _choices) is string meant ? $"did you mean \"{meant}\"?" : $"it takes {ListOfChoices()}";
        throw new CannotProceedException($"\"{word}\" is not a value {place}", hint);
    }

    protected override IEnumerable<CompletionItem> Choices(CompletionContext context)
    {
        foreach (string choice in _choices)
        {
            yield return new CompletionItem(choice);
        }
    }

    private string ListOfChoices() => string.Join(", ", _choices.AsSpan(0, _choices.Length - 1)) + " or " + _choices[^1];
}
