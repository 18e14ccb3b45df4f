namespace Coddiwomple.Proof.Syntax;

/// <summary>Keys and values of labels as istiod takes them. Null is "fine", otherwise what to do about it.</summary>
internal static class LabelSyntax
{
    private const int LongestName = 63;
    private const int LongestPrefix = 253;

    public static string? ProblemOfKey(string key)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            string prefix = key[..slash];
            if (prefix.Length is 0 or > LongestPrefix || !Array.TrueForAll(prefix.Split('.'), DnsSyntax.IsLabel))
            {
                return "before the \"/\" stands a DNS name";
            }
        }

        string name = key[(slash + 1)..];
        return name.Length == 0 ? "give the label a key" : name.Length > LongestName ? $"a key has at most {LongestName} characters" : ProblemOfName(name);
    }

    public static string? ProblemOfValue(string value) =>
        value.Length == 0 ? null : value.Length > LongestName ? $"a label's value has at most {LongestName} characters" : ProblemOfName(value);

    private static string? ProblemOfName(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return "use letters, digits, \"-\", \"_\" and \".\" only";
            }
        }

        return char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) ? null : "begin and end it with a letter or a digit";
    }
}
