using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Schema;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Yaml;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>Valid objects to start from, and ways to ask the proof about changed ones.</summary>
internal static class ProofSamples
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the tutorial expects, each shape once.</summary>
    public static IReadOnlyList<MapNode> Objects { get; } = Load();

    /// <summary>JSON is YAML too, and leaves no doubt about types.</summary>
    public static string ToJson(Node node) => node switch
    {
        MapNode map => "{" + string.Join(", ", map.Pairs.Select(pair => $"{JsonSerializer.Serialize(pair.Key, s_options)}: {ToJson(pair.Value)}")) + "}",
        ListNode list => "[" + string.Join(", ", list.Values.Select(ToJson)) + "]",
        ScalarNode { Kind: ScalarKind.String } scalar => JsonSerializer.Serialize(scalar.Value, s_options),
        ScalarNode scalar => scalar.Value,
        _ => "null",
    };

    /// <summary>What the schema alone says.</summary>
    public static IReadOnlyList<Diagnostic> SchemaFindings(Node item)
    {
        MeshObject read = Read(item);
        var diagnostics = new DiagnosticBag();
        SchemaNode schema = IstioSchemas.Find(read.ApiVersion, read.Kind) ?? throw new InvalidOperationException(read.Kind);
        new SchemaCheck(new ProofReport(diagnostics)).Check(schema, read.Root, read.Kind);
        return diagnostics.Items;
    }

    public static IReadOnlyList<Diagnostic> Findings(Node item)
    {
        var diagnostics = new DiagnosticBag();
        ObjectProof.CheckObject(Read(item), diagnostics);
        return diagnostics.Items;
    }

    private static MeshObject Read(Node item)
    {
        var problems = new DiagnosticBag();
        Assert.True(YamlReader.TryRead(new SourceFile("object.yaml", ToJson(item)), problems, out var documents), string.Join("; ", problems.Items.Select(problem => problem.Message)));
        return MeshObject.From(Assert.Single(documents)) ?? throw new InvalidOperationException("no object");
    }

    // The careful reader of these tests takes no keys that are numbers.
    private static bool HasPortKeys(byte[] content) => content.AsSpan().IndexOf("portLevelMtls"u8) >= 0;

    private static List<MapNode> Load()
    {
        var objects = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        foreach (string name in OkCases.Names)
        {
            foreach ((string path, byte[] content) in Golden.ReadFolder(Path.Combine(OkCases.Folder(name), "expected")).Where(file => file.Key.Contains('/') && !file.Key.EndsWith("kustomization.yaml", StringComparison.Ordinal) && !HasPortKeys(file.Value)))
            {
                foreach (MapNode item in NodeReader.ReadAll(Encoding.UTF8.GetString(content)).OfType<MapNode>().Where(item => item["kind"].Text != "Service"))
                {
                    objects.TryAdd(item["spec"].Canonical, item);
                }
            }
        }

        return [.. objects.Values];
    }
}
