using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>One line a finding: <c>path:line:col: error[CODE]: message</c>.</summary>
internal sealed class ConciseFormat : IReportFormat
{
    public bool IsProse => true;

    public void Write(Report report, TextWriter writer)
    {
        foreach (Diagnostic finding in report.Findings)
        {
            if (finding.Span is SourceSpan span)
            {
                WritePlace(span, writer);
                writer.Write(": ");
            }

            writer.Write(ReportFormats.NameOf(finding.Severity));
            writer.Write('[');
            writer.Write(finding.Code);
            writer.Write("]: ");
            writer.Write(Printable.Escape(finding.Message));
            writer.Write('\n');
        }
    }

    /// <summary>Writes <c>path:line:col</c>.</summary>
    internal static void WritePlace(SourceSpan span, TextWriter writer)
    {
        SourcePosition start = span.StartPosition;
        writer.Write(Printable.Escape(span.File.Path));
        writer.Write(':');
        writer.Write(start.Line);
        writer.Write(':');
        writer.Write(start.Column);
    }
}
