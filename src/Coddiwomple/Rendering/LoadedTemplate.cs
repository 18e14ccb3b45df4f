using Coddiwomple.Diagnostics;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Text;
using SourceSpan = Coddiwomple.Text.SourceSpan;
using TemplateSpan = Coddiwomple.Templating.Parsing.SourceSpan;

namespace Coddiwomple.Rendering;

/// <summary>A parsed template with its source; <see cref="IsReplaced"/>: it is a user's.</summary>
internal sealed record LoadedTemplate(Template Template, SourceFile File, bool IsReplaced)
{
    public static LoadedTemplate Parse(SourceFile file, bool isReplaced) => new(Template.Parse(file.Content, file.Path), file, isReplaced);

    public void ReportMessages(DiagnosticBag diagnostics)
    {
        foreach (LogMessage message in Template.Messages)
        {
            if (message.Type == ParserMessageType.Error)
            {
                diagnostics.Report(Catalogue.InvalidTemplate, SpanOf(message.Span), message.Message);
            }
        }
    }

    public SourceSpan SpanOf(TemplateSpan span)
    {
        int start = Math.Clamp(span.Start.Offset, 0, File.Content.Length);
        return new SourceSpan(File, start, Math.Clamp(span.End.Offset + 1, start, File.Content.Length));
    }
}
