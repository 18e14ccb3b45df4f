using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>Writes JSON so that differences can be read: what fits on a line stays on one, the rest is opened up.</summary>
internal static class CompactJson
{
    private const int Width = 160;

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(node, 0, text);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonNode? node, int depth, StringBuilder text)
    {
        string line = node?.ToJsonString(s_options) ?? "null";
        if (line.Length + depth <= Width || node is JsonValue)
        {
            text.Append(line);
            return;
        }

        bool isObject = node is JsonObject;
        text.Append(isObject ? '{' : '[');
        bool isFirst = true;
        foreach ((string? name, JsonNode? value) in node is JsonObject map ? map.Select(pair => ((string?)pair.Key, pair.Value)) : node!.AsArray().Select(item => ((string?)null, item)))
        {
            text.Append(isFirst ? "\n" : ",\n").Append(' ', depth + 1);
            isFirst = false;
            if (name is not null)
            {
                text.Append(JsonSerializer.Serialize(name, s_options)).Append(':');
            }

            Write(value, depth + 1, text);
        }

        text.Append('\n').Append(' ', depth).Append(isObject ? '}' : ']');
    }
}
