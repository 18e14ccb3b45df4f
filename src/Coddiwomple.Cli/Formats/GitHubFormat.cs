using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>Workflow commands of GitHub Actions, which become annotations of a pull request.</summary>
internal sealed class GitHubFormat : IReportFormat
{
    public bool IsProse => true;

    public void Write(Report report, TextWriter writer)
    {
        foreach (Diagnostic finding in report.Findings)
        {
            writer.Write(finding.Severity switch { Severity.Error => "::error ", Severity.Warning => "::warning ", _ => "::notice " });
            WritePlace(finding.Span, writer);
            writer.Write("title=");
            writer.Write(EscapeProperty($"{finding.Code}: {finding.Descriptor.Title}"));
            writer.Write("::");
            writer.Write(EscapeData(Printable.Escape(finding.Message)));
            if (finding.Hint is not null)
            {
                writer.Write(EscapeData("\nhint: " + Printable.Escape(finding.Hint)));
            }

            foreach (RelatedPlace related in finding.Related)
            {
                SourcePosition place = related.Span.StartPosition;
                writer.Write(EscapeData($"\n{related.Span.File.Path}:{place.Line}:{place.Column}: {Printable.Escape(related.Message)}"));
            }

            writer.Write('\n');
        }
    }

    private static void WritePlace(SourceSpan? found, TextWriter writer)
    {
        if (found is not SourceSpan span)
        {
            return;
        }

        SourcePosition start = span.StartPosition;
        SourcePosition end = span.EndPosition;
        writer.Write($"file={EscapeProperty(span.File.Path)},line={start.Line},endLine={end.Line},");

        // GitHub takes columns only where both are on one line.
        if (start.Line == end.Line)
        {
            writer.Write($"col={start.Column},endColumn={end.Column},");
        }
    }

    private static string EscapeData(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
