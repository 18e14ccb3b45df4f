using Coddiwomple.Text;

namespace Coddiwomple.Diagnostics;

/// <summary>A word behind <c># coddiwomple:ignore</c> that stands for a code, and the line that it is about. <see cref="Code"/> is empty where no code follows.</summary>
internal sealed record SuppressionComment(SourceSpan Span, string Code, int Line);

/// <summary>
/// Takes a source, gives what its <c># coddiwomple:ignore CW0424, CW0425</c> comments name. A comment behind something is about its own line, one that
/// has a line for itself about the next line that holds more than a comment. What follows the codes is a remark.
/// </summary>
internal static class SuppressionComments
{
    public const string Marker = "coddiwomple:ignore";

    private const int CodeLength = 6;

    public static List<SuppressionComment> Read(SourceFile source)
    {
        var comments = new List<SuppressionComment>();
        string text = source.Content;
        for (int at = text.IndexOf(Marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Marker, at + 1, StringComparison.Ordinal))
        {
            int end = at + Marker.Length;
            if (OpeningOf(text, at) is { } opening && (end == text.Length || char.IsWhiteSpace(text[end])))
            {
                ReadCodes(source, at, end, LineAbout(source, opening), comments);
            }
        }

        return comments;
    }

    // The number sign that opens the comment: only spaces may stand between it and the marker.
    private static int? OpeningOf(string text, int marker)
    {
        int at = marker - 1;
        while (at >= 0 && text[at] is ' ' or '\t')
        {
            at--;
        }

        bool isComment = at >= 0 && text[at] == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1]));
        return isComment ? at : null;
    }

    private static int LineAbout(SourceFile source, int opening)
    {
        (int line, int column) = source.PositionAt(opening);
        if (!string.IsNullOrWhiteSpace(source.LineText(line)[..(column - 1)]))
        {
            return line;
        }

        do
        {
            line++;
        }
        while (line < source.LineCount && source.LineText(line).TrimStart() is "" or ['#', ..]);
        return line;
    }

    private static void ReadCodes(SourceFile source, int marker, int at, int line, List<SuppressionComment> comments)
    {
        string text = source.Content;
        int found = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or ',')
            {
                at++;
            }

            int start = at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
            }

            string word = text[start..at];
            if (word.Length != CodeLength || !word.StartsWith("CW", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            comments.Add(new SuppressionComment(new SourceSpan(source, start, at), word, line));
            found++;
        }

        if (found == 0)
        {
            comments.Add(new SuppressionComment(new SourceSpan(source, marker, marker + Marker.Length), "", line));
        }
    }
}
