using System.Text.RegularExpressions;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>string</c>: replacing, cutting, padding and stripping.</summary>
internal static partial class StringEditingFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("lstrip", ["string text"], static (in CallArgs a) => a.Text(0)?.TrimStart()),
        new("rstrip", ["string text"], static (in CallArgs a) => a.Text(0)?.TrimEnd()),
        new("strip", ["string text"], static (in CallArgs a) => a.Text(0)?.Trim()),
        new("strip_newlines", ["string text"], static (in CallArgs a) => NewLines().Replace(a.Text(0) ?? "", "")),
        new("remove", ["string text", "string remove"], static (in CallArgs a)
            => a.Text(0) is not { Length: > 0 } text || a.Text(1) is not { Length: > 0 } match ? a.Text(0) : text.Replace(match, "", StringComparison.Ordinal)),
        new("remove_first", ["string text", "string remove"], static (in CallArgs a) => RemoveOne(a, fromEnd: false)),
        new("remove_last", ["string text", "string remove"], static (in CallArgs a) => RemoveOne(a, fromEnd: true)),
        new("replace", ["string text", "string match", "string replace"], Replace),
        new("replace_first", ["string text", "string match", "string replace", "fromEnd?"], static (in CallArgs a)
            => a.Context.CheckTextLength(a.Span, ReplaceOne(a.Text(0), a.Text(1), a.Text(2), a.Bool(3)))),
        new("slice", ["string text", "int start", "int? length?"], static (in CallArgs a) => Slice(a, a.Text(0), a.Int(1), a[2] as int?)),
        new("slice1", ["string text", "int start", "int length?"], static (in CallArgs a) => SliceOne(a, a.Text(0), a.Int(1), a.Int(2, 1))),
        new("truncate", ["string text", "int length", "string ellipsis?"], static (in CallArgs a) => Truncate(a.Text(0), a.Int(1), a.Text(2) ?? "...")),
        new("truncatewords", ["string text", "int count", "string ellipsis?"], static (in CallArgs a) => TruncateWords(a.Text(0), a.Int(1), a.Text(2) ?? "...")),
        new("pad_left", ["string text", "int width"], static (in CallArgs a) => (a.Text(0) ?? "").PadLeft(Width(a))),
        new("pad_right", ["string text", "int width"], static (in CallArgs a) => (a.Text(0) ?? "").PadRight(Width(a))),
    ];

    private static string ReplaceOne(string? text, string? match, string? replacement, bool fromEnd)
    {
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(match))
        {
            return text ?? "";
        }

        var at = fromEnd
            ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase)
            : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    private static object? Replace(in CallArgs a)
    {
        if (a.Text(0) is not { Length: > 0 } text)
        {
            return "";
        }

        var match = a.Text(1) is { Length: > 0 } given ? given : throw a.Error("the text to replace is empty");
        return a.Context.CheckTextLength(a.Span, text.Replace(match, a.Text(2) ?? "", StringComparison.Ordinal));
    }

    private static string? RemoveOne(in CallArgs a, bool fromEnd)
        => string.IsNullOrEmpty(a.Text(0)) ? a.Text(0) : ReplaceOne(a.Text(0), a.Text(1), "", fromEnd);

    private static string Slice(in CallArgs a, string? text, int start, int? length)
    {
        if (string.IsNullOrEmpty(text) || start >= text.Length)
        {
            return "";
        }

        start += start < 0 ? text.Length : 0;
        var count = length ?? text.Length;
        return start < 0 && start + count <= 0 ? "" : Cut(a, text, start, count);
    }

    private static string SliceOne(in CallArgs a, string? text, int start, int length)
        => string.IsNullOrEmpty(text) || start > text.Length || length <= 0 ? "" : Cut(a, text, start < 0 ? start + text.Length : start, length);

    /// <summary>
    /// A part of a text; what lies before its first or behind its last character is left out. Sums wrap round as they
    /// do in the language itself: a length near the greatest number is an error.
    /// </summary>
    private static string Cut(in CallArgs a, string text, int start, int length)
    {
        if (start < 0)
        {
            length += start;
            start = 0;
        }

        length = start + length > text.Length ? text.Length - start : length;
        return length >= 0 ? text.Substring(start, length) : throw a.Error(2, $"the length is negative: {length}");
    }

    private static string Truncate(string? text, int length, string ellipsis)
    {
        if (string.IsNullOrEmpty(text) || text.Length <= length)
        {
            return text ?? "";
        }

        var kept = length - ellipsis.Length;
        return string.Concat(text.AsSpan(0, Math.Max(0, kept)), ellipsis);
    }

    private static string TruncateWords(string? text, int count, string ellipsis)
        => string.IsNullOrEmpty(text) ? "" : string.Join(' ', Blanks().Split(text).Take(count)) + ellipsis;

    private static int Width(in CallArgs a)
    {
        var width = a.Int(1);
        a.Context.CheckTextLength(a.SpanOf(1), (long)width);
        return width >= 0 ? width : throw a.Error($"the width is negative: {width}");
    }

    [GeneratedRegex(@"\r\n|\r|\n")]
    private static partial Regex NewLines();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
