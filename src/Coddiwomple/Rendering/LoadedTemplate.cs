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

    /// <summary>Reports what the parser said, at each place its last word: what comes earlier there follows from it.</summary>
    public void ReportMessages(DiagnosticBag diagnostics)
    {
        var last = new Dictionary<int, LogMessage>();
        foreach (LogMessage message in Template.Messages)
        {
            if (message.Type == ParserMessageType.Error)
            {
                last[message.Span.Start.Offset] = message;
            }
        }

        foreach (LogMessage message in Template.Messages)
        {
            if (last.TryGetValue(message.Span.Start.Offset, out LogMessage? shown) && ReferenceEquals(shown, message))
            {
                diagnostics.Report(Catalogue.InvalidTemplate, SpanOf(message.Span), message.Message);
            }
        }
    }

    /// <summary>The place in the file; what the engine has no place for is at its end.</summary>
    public SourceSpan SpanOf(TemplateSpan span)
    {
        int start = span.Start.Offset < 0 ? File.Content.Length : Math.Min(span.Start.Offset, File.Content.Length);
        return new SourceSpan(File, start, Math.Clamp(span.End.Offset + 1, start, File.Content.Length));
    }
}
