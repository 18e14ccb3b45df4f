using System.Text.Json;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>For programs: <c>schemas/diagnostics.schema.json</c> describes it. Fields are only ever added within one <c>formatVersion</c>.</summary>
internal sealed class JsonFormat : IReportFormat
{
    private const int FormatVersion = 1;

    public bool IsProse => false;

    public void Write(Report report, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteString("tool", "coddiwomple");
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("command", report.Command);
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic finding in report.Findings)
        {
            WriteFinding(finding, json);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("infos", report.Infos);
        json.WriteEndObject();
        if (report.Outcome is not null)
        {
            WriteOutcome(report.Outcome, json);
        }

        json.WriteEndObject();
    });

    private static void WriteFinding(Diagnostic finding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", ReportFormats.NameOf(finding.Severity));
        json.WriteString("title", finding.Descriptor.Title);
        json.WriteString("message", finding.Message);
        if (finding.Hint is not null)
        {
            json.WriteString("hint", finding.Hint);
        }

        if (finding.Span is SourceSpan span)
        {
            WritePlace(span, json);
        }

        json.WriteStartArray("related");
        foreach (RelatedPlace related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            WritePlace(related.Span, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(SourceSpan span, Utf8JsonWriter json)
    {
        json.WriteString("path", span.File.Path);
        WritePosition("start", span.StartPosition, json);
        WritePosition("end", span.EndPosition, json);
    }

    private static void WritePosition(string name, SourcePosition position, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("column", position.Column);
        json.WriteEndObject();
    }

    private static void WriteOutcome(RunOutcome outcome, Utf8JsonWriter json)
    {
        json.WriteStartObject("output");
        json.WriteBoolean("written", outcome.IsWritten);
        json.WriteNumber("clusters", outcome.Clusters);
        json.WriteNumber("objects", outcome.Objects);
        WritePaths("created", outcome.Created, json);
        WritePaths("updated", outcome.Updated, json);
        WritePaths("deleted", outcome.Deleted, json);
        json.WriteNumber("unchanged", outcome.Unchanged);
        json.WriteEndObject();
    }

    private static void WritePaths(string name, ReadOnlyArray<string> paths, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (string path in paths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
    }
}
