using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>The wording of hints about names.</summary>
internal static class Hints
{
    private const int FewEnoughToList = 8;
    private const int LongestQuote = 70;

    /// <summary>The nearest name, or what there is to choose from where that is not much.</summary>
    public static string? DidYouMean(string wrong, IReadOnlyCollection<string> known, string plural)
    {
        if (NameSuggester.Suggest(wrong, known) is { } near)
        {
            return $"did you mean \"{near}\"?";
        }

        if (known.Count == 0)
        {
            return $"there are no {plural}";
        }

        return known.Count <= FewEnoughToList ? known.Count == 1 ? $"the only one is {List(known)}" : $"{plural} are {List(known)}" : null;
    }

    /// <summary>Long texts are cut: a message is one line.</summary>
    public static string Shorten(string text) => text.Length > LongestQuote ? string.Concat(text.AsSpan(0, LongestQuote), "...") : text;

    /// <summary><c>"a", "b" and "c"</c>, in ordinal order.</summary>
    public static string List(IEnumerable<string> names) => Join(names, " and ");

    /// <summary><c>"a", "b" or "c"</c>, in ordinal order.</summary>
    public static string Either(IEnumerable<string> names) => Join(names, " or ");

    private static string Join(IEnumerable<string> names, string last)
    {
        string[] quoted = [.. names];
        Array.Sort(quoted, Ordinal.Compare);
        for (int i = 0; i < quoted.Length; i++)
        {
            quoted[i] = $"\"{quoted[i]}\"";
        }

        return quoted.Length < 2 ? string.Concat(quoted) : string.Join(", ", quoted[..^1]) + last + quoted[^1];
    }
}
