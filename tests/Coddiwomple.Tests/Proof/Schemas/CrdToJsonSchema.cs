using System.Globalization;
using System.Text.Json.Nodes;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>
/// Takes one custom resource definition, gives what it says as JSON Schema: names, types and limits, no prose. CEL rules become keywords where there is one
/// for them; those that need more are in <see cref="WrittenByHand"/>, and any other is an error, so that none is lost with a newer file.
/// </summary>
internal static class CrdToJsonSchema
{
    private static readonly string[] s_numbers = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
    private static readonly string[] s_lists = ["oneOf", "anyOf", "allOf"];

    /// <summary>Parts of the CEL rules that src/Coddiwomple/Proof/Rules checks.</summary>
    public static IReadOnlyList<string> WrittenByHand { get; } =
    [
        "has(self.selector) ? 1 : 0",
        "has(self.workloadSelector) ? 1 : 0",
        "has(self.tlsCertificates) ? 1 : 0",
        "has(self.credentialName) ? 1 : 0",
        "has(self.credentialNames) ? 1 : 0",
        "has(self.jwksUri) ? 1 : 0",
        "has(self.wasm) != has(self.lua)",
        "self.all(key, !key.contains(\"*\"))",
        "self.all(key, key.size() != 0)",
        "self.all(key, size(key) < 63",
        "self.all(key, 0 < int(key)",
        "self.all(l1, self.exists_one(l2, l1.number == l2.number))",
        "has(self.portLevelMtls) ?",
        "has(self.serviceAccounts) || has(self.notServiceAccounts)",
        "has(self.addresses) ? self.addresses : []",
        "== \"NONE\") ? !has(self.endpoints)",
        "== \"DNS_ROUND_ROBIN\"",
        "has(self.address) || has(self.network)",
        "startsWith(\"unix://\")",
        "self != \"*\"",
        "has(self.context) ?",
        "== \"UPSERT\"",
        "== \"REMOVE\"",
        "getScheme()",
        "has(self.valueFrom) ? self.valueFrom",
        "self in [\"\", \"HTTP\", \"HTTPS\"]",
    ];

    public static JsonObject Convert(Node crd)
    {
        Node spec = crd["spec"];
        string group = spec["group"].Text;
        Node schema = spec["versions"].Items[0]["schema"]["openAPIV3Schema"];
        string[] required = ["apiVersion", "kind", "metadata", .. schema["required"].Texts];
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = spec["names"]["kind"].Text,
            ["type"] = "object",
            ["required"] = Texts(required),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["apiVersion"] = new JsonObject { ["enum"] = Texts(spec["versions"].Items.Select(version => $"{group}/{version["name"].Text}")) },
                ["kind"] = new JsonObject { ["enum"] = Texts([spec["names"]["kind"].Text]) },
                ["metadata"] = new JsonObject { ["type"] = "object" },
                ["spec"] = ConvertNode(schema["properties"]["spec"]),
                ["status"] = new JsonObject { ["type"] = "object" },
            },
        };
    }

    private static JsonObject ConvertNode(Node node)
    {
        var json = new JsonObject();
        if (node["type"].TextOrNull is { } type)
        {
            json["type"] = node["nullable"].IsTrue ? Texts([type, "null"]) : type;
        }

        if (node["enum"].Exists)
        {
            json["enum"] = Texts(node["enum"].Texts);
        }

        foreach (string name in s_numbers.Where(name => node[name].Exists))
        {
            json[name] = Number(node[name].Text);
        }

        if (node["pattern"].TextOrNull is { } pattern)
        {
            json["pattern"] = pattern;
        }

        if (node["required"].Exists)
        {
            json["required"] = Texts(node["required"].Texts);
        }

        AddProperties(node, json);
        foreach (string name in s_lists.Where(name => node[name].Exists))
        {
            json[name] = new JsonArray([.. node[name].Items.Select(ConvertNode)]);
        }

        if (node["not"].Exists)
        {
            json["not"] = ConvertNode(node["not"]);
        }

        foreach (Node rule in node["x-kubernetes-validations"].Items)
        {
            AddRule(rule["rule"].Text, json);
        }

        return json;
    }

    private static void AddProperties(Node node, JsonObject json)
    {
        if (node["properties"].Exists)
        {
            json["properties"] = new JsonObject(node["properties"].Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)ConvertNode(field.Value))));
        }

        if (node["additionalProperties"] is MapNode additional)
        {
            json["additionalProperties"] = ConvertNode(additional);
        }
        else if (node["type"].TextOrNull == "object" && !node["x-kubernetes-preserve-unknown-fields"].IsTrue)
        {
            json["additionalProperties"] = false;
        }

        if (node["items"].Exists)
        {
            json["items"] = ConvertNode(node["items"]);
        }
    }

    private static void AddRule(string rule, JsonObject json)
    {
        if (rule.Contains("duration(self) >= duration('1ms')", StringComparison.Ordinal))
        {
            json["format"] = "istio-duration";
        }
        else if (rule == "0 < self && self <= 65535")
        {
            json["minimum"] = 1;
            json["maximum"] = 65535;
        }
        else if (rule == "!self.contains(\"*\")")
        {
            json["pattern"] = "^[^*]*$";
        }
        else if (rule == "self.size() == 0")
        {
            json["maxLength"] = 0;
        }
        else if (!WrittenByHand.Any(part => rule.Contains(part, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"a CEL rule that nothing stands for: {rule}");
        }
    }

    private static JsonNode Number(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out long whole) ? JsonValue.Create(whole) : JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
