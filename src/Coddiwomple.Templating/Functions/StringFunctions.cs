using System.Globalization;
using System.Text;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary>
/// <c>string</c>: case, questions about a text, and searching in it. Where the language compares by the culture of the
/// process, so do these: the tool runs without cultures, and then that is comparing characters.
/// </summary>
internal static class StringFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("append", ["string text", "string with"], static (in CallArgs a) => a.Context.CheckTextLength(a.Span, a.Text(0) + a.Text(1))),
        new("prepend", ["string text", "string by"], static (in CallArgs a) => a.Context.CheckTextLength(a.Span, a.Text(1) + a.Text(0))),
        new("capitalize", ["string text"], static (in CallArgs a) => Capitalize(a.Text(0))),
        new("capitalizewords", ["string text"], static (in CallArgs a) => CapitalizeWords(a.Text(0))),
        new("upcase", ["string text"], static (in CallArgs a) => a.Text(0)?.ToUpperInvariant()),
        new("downcase", ["string text"], static (in CallArgs a) => a.Text(0)?.ToLowerInvariant()),
        new("contains", ["string text", "string value"], static (in CallArgs a)
            => Boxes.Of(HasBoth(a) && (a.Text(0) ?? "").Contains(a.Text(1) ?? "", StringComparison.Ordinal))),
        new("starts_with", ["string text", "string value"], static (in CallArgs a)
            => Boxes.Of(HasBoth(a) && (a.Text(0) ?? "").StartsWith(a.Text(1) ?? "", StringComparison.CurrentCulture))),
        new("ends_with", ["string text", "string value"], static (in CallArgs a)
            => Boxes.Of(HasBoth(a) && (a.Text(0) ?? "").EndsWith(a.Text(1) ?? "", StringComparison.CurrentCulture))),
        new("empty", ["string text"], static (in CallArgs a) => Boxes.Of(string.IsNullOrEmpty(a.Text(0)))),
        new("whitespace", ["string text"], static (in CallArgs a) => Boxes.Of(string.IsNullOrWhiteSpace(a.Text(0)))),
        new("equals_ignore_case", ["string text", "string value"], static (in CallArgs a)
            => Boxes.Of(a.Text(0)?.Equals(a.Text(1), StringComparison.InvariantCultureIgnoreCase) ?? false)),
        new("size", ["string text"], static (in CallArgs a) => Boxes.Of(a.Text(0)?.Length ?? 0)),
        new("index_of", ["string text", "string search", "int? startIndex?", "int? count?", "string stringComparison?"], IndexOf),
        new("handleize", ["string text"], static (in CallArgs a) => Handleize(a.Text(0) ?? throw a.Error("expecting a string, not null"))),
        new("pluralize", ["int number", "string singular", "string plural"], static (in CallArgs a) => a.Int(0) == 1 ? a.Text(1) : a.Text(2)),
        new("split", ["string text", "string match"], static (in CallArgs a) => Split(a.Text(0), a.Text(1))),
    ];

    /// <summary>The text as it stands between the quotes of a literal.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAny('"', '\\'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append(@"\\"),
                '\a' => result.Append(@"\a"),
                '\b' => result.Append(@"\b"),
                '\t' => result.Append(@"\t"),
                '\r' => result.Append(@"\r"),
                '\v' => result.Append(@"\v"),
                '\f' => result.Append(@"\f"),
                '\n' => result.Append(@"\n"),
                < ' ' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    private static bool HasBoth(in CallArgs a) => !string.IsNullOrEmpty(a.Text(0)) && !string.IsNullOrEmpty(a.Text(1));

    private static string Capitalize(string? text)
        => string.IsNullOrEmpty(text) || char.IsUpper(text[0]) ? text ?? "" : char.ToUpperInvariant(text[0]) + text[1..];

    private static string CapitalizeWords(string? text)
    {
        var result = new StringBuilder(text);
        var startsWord = true;
        for (var i = 0; i < result.Length; i++)
        {
            // A word may open with a mark or a digit: its first letter is the one that counts.
            if (char.IsWhiteSpace(result[i]))
            {
                startsWord = true;
            }
            else if (startsWord && char.IsLetter(result[i]))
            {
                result[i] = char.ToUpperInvariant(result[i]);
                startsWord = false;
            }
        }

        return result.ToString();
    }

    private static string Handleize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
            else if (result.Length == 0 || result[^1] != '-')
            {
                result.Append('-');
            }
        }

        if (result.Length > 0 && result[^1] == '-')
        {
            result.Length--;
        }

        return result.ToString();
    }

    private static ScriptRange Split(string? text, string? match)
        => new(string.IsNullOrEmpty(text) ? []
            : string.IsNullOrEmpty(match) ? [text]
            : Array.ConvertAll<string, object?>(text.Split(match, StringSplitOptions.RemoveEmptyEntries), static part => part));

    private static object? IndexOf(in CallArgs a)
    {
        var text = a.Text(0) ?? throw a.Error(0, "expecting a string, not null");
        var search = a.Text(1) ?? throw a.Error(1, "expecting a string, not null");
        var comparison = StringComparison.CurrentCulture;
        if (a.Text(4) is { } name && !Enum.TryParse(name, out comparison))
        {
            throw a.Error(4, $"'{name}' is no way to compare strings{NameSuggester.Hint(name, Enum.GetNames<StringComparison>())}");
        }

        var start = a.Int(2);
        return Boxes.Of(text.IndexOf(search, start, a[3] is null ? text.Length - start : a.Int(3), comparison));
    }
}
