using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>
/// For people: what is wrong, the line with the exact text underlined, related places, a hint; of pieces of information the first of each code, unless they
/// make the run fail.
/// </summary>
internal sealed class TextFormat(Palette palette) : IReportFormat
{
    public bool IsProse => true;

    public void Write(Report report, TextWriter writer)
    {
        bool first = true;
        foreach (Diagnostic finding in report.FailOn > Severity.Info ? InfoLimit.Apply(report.Findings) : report.Findings)
        {
            if (!first)
            {
                writer.Write('\n');
            }

            first = false;
            WriteFinding(finding, writer);
        }
    }

    private void WriteFinding(Diagnostic finding, TextWriter writer)
    {
        string severity = palette.Of(finding.Severity);
        writer.Write($"{severity}{ReportFormats.NameOf(finding.Severity)}[{finding.Code}]{palette.Reset}");
        writer.Write($"{palette.Bold}: {Printable.Escape(finding.Message)}{palette.Reset}\n");
        int gutter = GutterOf(finding);
        if (finding.Span is SourceSpan span)
        {
            WritePlace(span, "-->", gutter, writer);
            WriteExcerpt(Excerpt.Of(span), gutter, severity, '^', "", writer);
        }

        foreach (RelatedPlace related in finding.Related)
        {
            WritePlace(related.Span, ":::", gutter, writer);
            WriteExcerpt(Excerpt.Of(related.Span), gutter, palette.Related, '-', " " + Printable.Escape(related.Message), writer);
        }

        if (finding.Hint is not null)
        {
            Indent(gutter + 1, writer);
            writer.Write($"{palette.Gutter}={palette.Reset} {palette.Hint}hint:{palette.Reset} {Printable.Escape(finding.Hint)}\n");
        }
    }

    private void WritePlace(SourceSpan span, string arrow, int gutter, TextWriter writer)
    {
        Indent(gutter, writer);
        writer.Write($"{palette.Gutter}{arrow}{palette.Reset} ");
        ConciseFormat.WritePlace(span, writer);
        writer.Write('\n');
    }

    private void WriteExcerpt(Excerpt excerpt, int gutter, string colour, char mark, string label, TextWriter writer)
    {
        string number = excerpt.LineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Indent(gutter + 1, writer);
        writer.Write($"{palette.Gutter}|{palette.Reset}\n");
        Indent(gutter - number.Length, writer);
        writer.Write($"{palette.Gutter}{number} |{palette.Reset}{(excerpt.Line.Length > 0 ? " " : "")}{excerpt.Line}\n");
        Indent(gutter + 1, writer);
        writer.Write($"{palette.Gutter}|{palette.Reset} ");
        Indent(excerpt.MarkStart, writer);
        writer.Write(colour);
        Repeat(mark, excerpt.MarkWidth, writer);
        writer.Write($"{label}{palette.Reset}\n");
    }

    // Line numbers of one finding are right-aligned; the width depends on nothing else, so a finding always looks the same.
    private static int GutterOf(Diagnostic finding)
    {
        int line = finding.Span?.StartPosition.Line ?? 1;
        foreach (RelatedPlace related in finding.Related)
        {
            line = Math.Max(line, related.Span.StartPosition.Line);
        }

        int digits = 1;
        for (; line >= 10; line /= 10)
        {
            digits++;
        }

        return digits;
    }

    private static void Indent(int columns, TextWriter writer) => Repeat(' ', columns, writer);

    private static void Repeat(char c, int count, TextWriter writer)
    {
        for (int i = 0; i < count; i++)
        {
            writer.Write(c);
        }
    }
}
