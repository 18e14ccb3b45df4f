using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Formats;

/// <summary>Takes codes, gives their explanations as text for a terminal, as Markdown, or as JSON.</summary>
internal static class ExplanationText
{
    public static void WriteText(IReadOnlyList<DiagnosticDescriptor> descriptors, Palette palette, TextWriter writer)
    {
        for (int i = 0; i < descriptors.Count; i++)
        {
            DiagnosticDescriptor descriptor = descriptors[i];
            string severity = ReportFormats.NameOf(descriptor.Severity);
            writer.Write($"{(i > 0 ? "\n" : "")}{palette.Of(descriptor.Severity)}{severity}[{descriptor.Code}]{palette.Reset}{palette.Bold}: {descriptor.Title}{palette.Reset}\n\n");
            WriteBody(MarkdownOf(descriptor), palette, writer);
        }
    }

    public static void WriteMarkdown(IReadOnlyList<DiagnosticDescriptor> descriptors, TextWriter writer)
    {
        for (int i = 0; i < descriptors.Count; i++)
        {
            writer.Write(i > 0 ? "\n" : "");
            writer.Write($"# {descriptors[i].Code}: {descriptors[i].Title}\n\nSeverity: {ReportFormats.NameOf(descriptors[i].Severity)}\n\n");
            writer.Write(MarkdownOf(descriptors[i]));
        }
    }

    public static void WriteJson(IReadOnlyList<DiagnosticDescriptor> descriptors, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("formatVersion", 1);
        json.WriteStartArray("explanations");
        foreach (DiagnosticDescriptor descriptor in descriptors)
        {
            json.WriteStartObject();
            json.WriteString("code", descriptor.Code);
            json.WriteString("severity", ReportFormats.NameOf(descriptor.Severity));
            json.WriteString("title", descriptor.Title);
            json.WriteString("markdown", MarkdownOf(descriptor));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    // Without its own first heading, which says what the line above it says already; with a final newline.
    private static string MarkdownOf(DiagnosticDescriptor descriptor)
    {
        string text = (Explanation.Find(descriptor)?.Markdown ?? "").Trim('\n');
        if (text.StartsWith("# ", StringComparison.Ordinal))
        {
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            text = end < 0 ? "" : text[end..].TrimStart('\n');
        }

        return text + "\n";
    }

    // Headings in bold, code indented instead of fenced.
    private static void WriteBody(string markdown, Palette palette, TextWriter writer)
    {
        bool inCode = false;
        foreach (string line in markdown.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
            }
            else if (inCode)
            {
                writer.Write(line.Length > 0 ? $"    {line}\n" : "\n");
            }
            else if (line.StartsWith('#'))
            {
                writer.Write($"{palette.Bold}{line.TrimStart('#').TrimStart()}{palette.Reset}\n");
            }
            else
            {
                writer.Write($"{line}\n");
            }
        }
    }
}
