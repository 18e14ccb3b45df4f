using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coddiwomple.Tests.Docs;

/// <summary>Takes a JSON schema, gives a section of Markdown for each of its objects: what it is, and a table of its keys, each with a step of the tutorial.</summary>
internal sealed class SchemaPage(JsonObject schema)
{
    private const string DefinitionPath = "#/definitions/";

    // Written out where they are used: they hold no keys of their own.
    private static readonly string[] s_withoutKeys = ["labels"];

    private readonly StringBuilder _text = new();
    private readonly TutorialSteps _steps = new(schema);

    public string Write()
    {
        WriteObject("The document", schema);
        foreach ((string name, JsonNode? definition) in schema["definitions"]!.AsObject())
        {
            if (!s_withoutKeys.Contains(name))
            {
                WriteObject(name, definition!.AsObject());
            }
        }

        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Anchor(string name) => $"[{name}](#{name.ToLowerInvariant()})";

    private static string? ReferenceOf(JsonObject described) => (described["$ref"] ?? described["allOf"]?[0]?["$ref"])?.GetValue<string>()[DefinitionPath.Length..];

    // GitHub ends a cell at a bar, in code too.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Json(JsonNode value) => value.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private void WriteObject(string name, JsonObject described)
    {
        _text.Append($"## {name}\n\n{described["description"]}\n\n| key | value | | step |\n|---|---|---|---|\n");
        WriteRows(name, "", described);
        _text.Append('\n');
    }

    private void WriteRows(string section, string path, JsonObject described)
    {
        HashSet<string> required = [.. described["required"]?.AsArray().Select(item => item!.GetValue<string>()) ?? []];
        foreach ((string key, JsonNode? node) in described["properties"]?.AsObject() ?? [])
        {
            JsonObject property = node!.AsObject();
            string marks = required.Contains(key) ? ", required" : property["default"] is { } value ? $", default `{Json(value)}`" : "";
            _text.Append($"| `{path}{key}` | {Cell(TypeOf(property) + marks)} | {Cell(DescriptionOf(property))} | {StepOf(section, path + key)} |\n");
            if (property["properties"] is not null)
            {
                WriteRows(section, $"{path}{key}.", property);
            }
            else if (property["items"]?["properties"] is not null)
            {
                WriteRows(section, $"{path}{key}[].", property["items"]!.AsObject());
            }
        }
    }

    private string StepOf(string section, string path) => _steps.Find(section, path) is { } step ? $"[{step[..3]}](../testdata/ok/{step})" : "";

    private string DescriptionOf(JsonObject property)
    {
        string? own = property["description"]?.GetValue<string>();
        string text = own ?? Definition(ReferenceOf(property)!)["description"]!.GetValue<string>();
        return property["examples"]?[0] is { } example ? $"{text} Example: `{Json(example)}`" : text;
    }

    private string TypeOf(JsonObject described)
    {
        if (ReferenceOf(described) is { } name)
        {
            return s_withoutKeys.Contains(name) ? "map of labels" : Anchor(name);
        }

        if (described["enum"] is JsonArray words)
        {
            // Protocols are listed in lower case too; once is enough to read.
            IEnumerable<string> distinct = words.Select(word => word!.GetValue<string>()).Distinct(StringComparer.OrdinalIgnoreCase);
            return string.Join(", ", distinct.Select(word => $"`{word}`"));
        }

        if (described["anyOf"] is JsonArray choices && described["type"] is null)
        {
            return string.Join(" or ", choices.Select(choice => TypeOf(choice!.AsObject())));
        }

        return described["type"]?.GetValue<string>() switch
        {
            "array" => $"list of {TypeOf(described["items"]!.AsObject())}",
            "object" when described["additionalProperties"] is JsonObject values => $"map of {TypeOf(values)}",
            "string" => "text",
            "integer" or "number" when described["minimum"] is { } least => described["maximum"] is { } most ? $"number {least}..{most}" : $"number from {least}",
            { } type => type,
            null => throw new InvalidOperationException($"no type: {described.ToJsonString()}"),
        };
    }

    private JsonObject Definition(string name) => schema["definitions"]![name]!.AsObject();
}
