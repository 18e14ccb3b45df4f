using Coddiwomple.Text;

namespace Coddiwomple.Diagnostics;

/// <summary>
/// Takes what was found, gives it without what <c># coddiwomple:ignore</c> comments hide, and with what is wrong with those comments. Errors cannot be
/// hidden: what they are about cannot be generated.
/// </summary>
internal static class Suppressions
{
    /// <param name="sources">Where comments are looked for.</param>
    /// <param name="found">What was found; it is not changed.</param>
    /// <param name="isWhole">False for a run that did not look at every cluster and so cannot tell which comments are of no use.</param>
    public static DiagnosticBag Apply(ReadOnlyArray<SourceFile> sources, DiagnosticBag found, bool isWhole)
    {
        ReadOnlyArray<SourceFile> commented = sources.Where(source => source.Content.Contains(SuppressionComments.Marker, StringComparison.Ordinal));
        return commented.IsEmpty ? found : Apply([.. commented.SelectMany(SuppressionComments.Read)], found, isWhole);
    }

    private static DiagnosticBag Apply(List<SuppressionComment> comments, DiagnosticBag found, bool isWhole)
    {
        var kept = new DiagnosticBag();
        var used = new HashSet<SuppressionComment>();
        foreach (Diagnostic diagnostic in found.Items)
        {
            if (CommentOn(diagnostic, comments) is { } comment)
            {
                used.Add(comment);
            }
            else
            {
                kept.Add(diagnostic);
            }
        }

        // Where there are errors, not everything was looked for: a comment may be of use once they are mended.
        bool tellsUnused = isWhole && !found.HasErrors;
        foreach (SuppressionComment comment in comments)
        {
            if (!used.Contains(comment))
            {
                Report(comment, tellsUnused, kept);
            }
        }

        return kept;
    }

    private static SuppressionComment? CommentOn(Diagnostic diagnostic, List<SuppressionComment> comments)
    {
        if (diagnostic.Severity == Severity.Error || diagnostic.Span is not { } span)
        {
            return null;
        }

        int line = span.StartPosition.Line;
        foreach (SuppressionComment comment in comments)
        {
            if (comment.Line == line
                && ReferenceEquals(comment.Span.File, span.File)
                && string.Equals(comment.Code, diagnostic.Code, StringComparison.OrdinalIgnoreCase))
            {
                return comment;
            }
        }

        return null;
    }

    private static void Report(SuppressionComment comment, bool tellsUnused, DiagnosticBag diagnostics)
    {
        if (comment.Code.Length == 0)
        {
            diagnostics.Report(
                Catalogue.UselessSuppression, comment.Span, "no code follows \"coddiwomple:ignore\"", "name what is to be ignored: # coddiwomple:ignore CW0424");
        }
        else if (Catalogue.Find(comment.Code) is not { } descriptor)
        {
            diagnostics.Report(Catalogue.UselessSuppression, comment.Span, $"unknown code \"{comment.Code}\"", "\"coddiwomple explain\" lists all codes");
        }
        else if (descriptor.Severity == Severity.Error)
        {
            diagnostics.Report(
                Catalogue.UselessSuppression,
                comment.Span,
                $"\"{comment.Code}\" is an error and cannot be ignored",
                "only warnings and information can: what an error is about cannot be generated");
        }
        else if (tellsUnused)
        {
            diagnostics.Report(
                Catalogue.UselessSuppression,
                comment.Span,
                $"there is no \"{comment.Code}\" to ignore here",
                "remove the comment, or move it to the line that is reported or the line above");
        }
    }
}
