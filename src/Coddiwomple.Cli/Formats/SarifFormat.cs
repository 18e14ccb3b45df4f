using System.Text.Json;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>SARIF 2.1.0, for code scanning: every code of the catalogue is a rule.</summary>
internal sealed class SarifFormat : IReportFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public bool IsProse => false;

    public void Write(Report report, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(rules, json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Diagnostic finding in report.Findings)
        {
            WriteResult(finding, rules[finding.Code], json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Dictionary<string, int> rules, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "coddiwomple");
        json.WriteString("version", ToolVersion.Text);
        json.WriteStartArray("rules");
        foreach (DiagnosticDescriptor descriptor in Catalogue.All)
        {
            rules.Add(descriptor.Code, rules.Count);
            WriteRule(descriptor, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(DiagnosticDescriptor descriptor, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", descriptor.Code);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", descriptor.Title);
        json.WriteEndObject();
        if (Explanation.Find(descriptor) is Explanation explanation)
        {
            json.WriteStartObject("help");
            json.WriteString("text", explanation.Markdown);
            json.WriteString("markdown", explanation.Markdown);
            json.WriteEndObject();
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(descriptor.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Diagnostic finding, int ruleIndex, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteMessage(finding.Hint is null ? finding.Message : $"{finding.Message}\nhint: {finding.Hint}", json);
        json.WriteStartArray("locations");
        if (finding.Span is SourceSpan span)
        {
            json.WriteStartObject();
            WritePlace(span, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!finding.Related.IsEmpty)
        {
            WriteRelated(finding, json);
        }

        json.WriteEndObject();
    }

    private static void WriteRelated(Diagnostic finding, Utf8JsonWriter json)
    {
        json.WriteStartArray("relatedLocations");
        foreach (RelatedPlace related in finding.Related)
        {
            json.WriteStartObject();
            WritePlace(related.Span, json);
            WriteMessage(related.Message, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMessage(string text, Utf8JsonWriter json)
    {
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WritePlace(SourceSpan span, Utf8JsonWriter json)
    {
        SourcePosition start = span.StartPosition;
        SourcePosition end = span.EndPosition;
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(span.File.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A relative path stays one, so that code scanning finds the file in the repository.
    private static string UriOf(string path)
    {
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = Uri.EscapeDataString(segments[i]);
        }

        string escaped = string.Join('/', segments);
        bool hasDrive = path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]);
        return hasDrive ? $"file:///{path[..2]}{escaped[4..]}" : path.StartsWith('/') ? "file://" + escaped : escaped;
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
