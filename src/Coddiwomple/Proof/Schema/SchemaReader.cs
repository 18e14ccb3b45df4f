using System.Text.Json;

namespace Coddiwomple.Proof.Schema;

/// <summary>Takes the JSON of a schema, gives its nodes. A keyword that it does not know is a bug of the schema files, and fails.</summary>
internal static class SchemaReader
{
    public static SchemaNode Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    private static SchemaNode Read(JsonElement json)
    {
        var node = new SchemaNode();
        foreach (JsonProperty keyword in json.EnumerateObject())
        {
            node = Add(node, keyword.Name, keyword.Value);
        }

        return node;
    }

    private static SchemaNode Add(SchemaNode node, string keyword, JsonElement value) => keyword switch
    {
        "$schema" or "title" => node,
        "type" when value.ValueKind == JsonValueKind.Array => node with { Type = value[0].GetString(), IsNullable = true },
        "type" => node with { Type = value.GetString() },
        "enum" => node with { Choices = Texts(value) },
        "minimum" => node with { Minimum = value.GetDouble() },
        "maximum" => node with { Maximum = value.GetDouble() },
        "minLength" or "minItems" or "minProperties" => node with { LeastSize = value.GetInt64() },
        "maxLength" or "maxItems" or "maxProperties" => node with { MostSize = value.GetInt64() },
        "pattern" => node with { Pattern = value.GetString() },
        "format" when value.ValueEquals("istio-duration") => node with { IsDuration = true },
        "required" => node with { Required = Texts(value) },
        "properties" => node with { Properties = Properties(value) },
        "additionalProperties" when value.ValueKind == JsonValueKind.False => node with { IsClosed = true },
        "additionalProperties" => node with { Extra = Read(value) },
        "items" => node with { Items = Read(value) },
        "oneOf" => node with { Exclusive = [.. node.Exclusive, Group(value)] },
        "allOf" => node with { Exclusive = [.. value.EnumerateArray().Select(Read).SelectMany(part => part.Exclusive)] },
        _ => throw new InvalidOperationException($"unknown keyword {keyword} in a schema"),
    };

    private static Dictionary<string, SchemaNode> Properties(JsonElement json)
    {
        var properties = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            properties.Add(property.Name, Read(property.Value));
        }

        return properties;
    }

    // What the definitions use oneOf for is always the same: nothing of a group of fields, or exactly one.
    private static ReadOnlyArray<string> Group(JsonElement json)
    {
        var group = new ArrayBuilder<string>();
        foreach (JsonElement branch in json.EnumerateArray())
        {
            if (branch.TryGetProperty("required", out JsonElement required))
            {
                group.Add(required[0].GetString() ?? "");
            }
            else if (!branch.TryGetProperty("not", out _))
            {
                throw new InvalidOperationException("a oneOf of another form in a schema");
            }
        }

        return group.ToReadOnly();
    }

    private static ReadOnlyArray<string> Texts(JsonElement json)
    {
        var texts = new ArrayBuilder<string>(json.GetArrayLength());
        foreach (JsonElement item in json.EnumerateArray())
        {
            texts.Add(item.GetString() ?? "");
        }

        return texts.ToReadOnly();
    }
}
