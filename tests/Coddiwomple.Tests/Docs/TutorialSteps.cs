using System.Text.Json.Nodes;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Docs;

/// <summary>
/// Takes the schema of topologies and the tutorial, says which step is the first to use a key, or a word of a key that has a choice of words. Keys are
/// named as <c>docs/topology.md</c> names them: the section, a bar, the path in it.
/// </summary>
internal sealed class TutorialSteps
{
    private const string DefinitionPath = "#/definitions/";

    private readonly JsonObject _schema;
    private readonly SortedDictionary<string, string?> _firstStep = new(StringComparer.Ordinal);

    public TutorialSteps(JsonObject schema)
    {
        _schema = schema;
        Collect("The document|", schema);
        foreach ((string name, JsonNode? definition) in schema["definitions"]!.AsObject())
        {
            Collect(name + "|", definition!.AsObject());
        }

        foreach (string step in OkCases.Names)
        {
            Visit("The document|", schema, NodeReader.ReadOne(OkCases.Source(step).Content), step);
        }
    }

    /// <summary>Everything that a topology can say, and the step that says it first; null where none does.</summary>
    public IReadOnlyDictionary<string, string?> All => _firstStep;

    /// <summary>The first step that uses the key, null where none does.</summary>
    public string? Find(string section, string path) => _firstStep.GetValueOrDefault($"{section}|{path}");

    private static string Below(string path) => path.EndsWith('|') ? path : path + ".";

    private static string ItemOf(string path) => path + "[]";

    private void Collect(string path, JsonObject described)
    {
        foreach ((string key, JsonNode? property) in described["properties"]?.AsObject() ?? [])
        {
            _firstStep.TryAdd(Below(path) + key, null);
            CollectValue(Below(path) + key, property!.AsObject());
        }
    }

    private void CollectValue(string path, JsonObject described)
    {
        foreach (JsonNode? word in described["enum"]?.AsArray() ?? [])
        {
            _firstStep.TryAdd(Word(path, word!.GetValue<string>()), null);
        }

        Collect(path, described);
        if (described["items"] is JsonObject items)
        {
            CollectValue(ItemOf(path), items);
        }
    }

    // Protocols may be written in lower case too.
    private static string Word(string path, string word) => $"{path} = {word.ToUpperInvariant()}";

    private void Visit(string path, JsonObject described, Node node, string step)
    {
        if ((described["$ref"] ?? described["allOf"]?[0]?["$ref"])?.GetValue<string>() is { } reference)
        {
            string name = reference[DefinitionPath.Length..];
            Visit(name + "|", _schema["definitions"]![name]!.AsObject(), node, step);
            return;
        }

        foreach (JsonNode? choice in described["anyOf"]?.AsArray() ?? [])
        {
            Visit(path, choice!.AsObject(), node, step);
        }

        foreach ((string key, JsonNode? property) in described["properties"]?.AsObject() ?? [])
        {
            if (node is MapNode && node[key].Exists)
            {
                _firstStep[Below(path) + key] ??= step;
                Visit(Below(path) + key, property!.AsObject(), node[key], step);
            }
        }

        VisitItems(path, described, node, step);
        if (described["enum"] is JsonArray && node is ScalarNode { Value: var word } && _firstStep.ContainsKey(Word(path, word)))
        {
            _firstStep[Word(path, word)] ??= step;
        }
    }

    private void VisitItems(string path, JsonObject described, Node node, string step)
    {
        if (described["items"] is JsonObject items)
        {
            foreach (Node item in node.Items)
            {
                Visit(ItemOf(path), items, item, step);
            }
        }

        if (described["additionalProperties"] is JsonObject values)
        {
            foreach ((_, Node value) in node.Fields)
            {
                Visit(path, values, value, step);
            }
        }
    }
}
