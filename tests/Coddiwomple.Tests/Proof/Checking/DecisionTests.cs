using Coddiwomple.Diagnostics;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Schema;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>
/// What Istio 1.30 takes and what it refuses, as specs in testdata/decisions: a file a kind, a line a spec, "+" for taken and "-" for refused. Before a spec
/// may stand an annotation, <c>@name=value</c>; <c>none</c> is an object without spec.
/// </summary>
public sealed class DecisionTests
{
    // More than that is one mistake told several times.
    private const int MostErrors = 2;

    [Fact]
    public void Every_kind_has_decisions_of_both_sorts()
    {
        foreach (string kind in IstioSchemas.Kinds)
        {
            string[] lines = Lines(kind);
            Assert.Contains(lines, line => line.StartsWith('+'));
            Assert.Contains(lines, line => line.StartsWith('-'));
        }

        Assert.True(IstioSchemas.Kinds.Sum(kind => Lines(kind).Length) > 600);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_proof_decides_as_Istio_does(string kind)
    {
        var wrong = new List<string>();
        foreach (string line in Lines(kind))
        {
            Diagnostic[] errors = [.. YamlProof.Check([new SourceFile("object.yaml", ToObject(kind, line))], []).Diagnostics.Where(found => found.Severity == Severity.Error)];
            if (line.StartsWith('+') ? errors.Length > 0 : errors.Length is 0 or > MostErrors)
            {
                wrong.Add($"{line}: {string.Join("; ", errors.Select(found => found.Message))}");
            }
        }

        Assert.Equal([], wrong);
    }

    public static TheoryData<string> Kinds() => [.. IstioSchemas.Kinds.Order(StringComparer.Ordinal)];

    private static string[] Lines(string kind) => File.ReadAllLines(Golden.TestData("decisions", $"{kind}.txt"));

    private static string ToObject(string kind, string line)
    {
        string spec = line[2..];
        string annotations = "";
        if (spec.StartsWith('@'))
        {
            string[] parts = spec[1..].Split(['=', ' '], 3);
            annotations = $"  annotations: {{{parts[0]}: \"{parts[1]}\"}}\n";
            spec = parts[2];
        }

        string version = kind switch { "EnvoyFilter" => "v1alpha3", "ProxyConfig" => "v1beta1", "WasmPlugin" or "TrafficExtension" => "v1alpha1", _ => "v1" };
        return $"apiVersion: {IstioSchemas.GroupOfKind(kind)}/{version}\nkind: {kind}\nmetadata:\n  name: example\n  namespace: own\n{annotations}{(spec == "none" ? "" : $"spec: {spec}\n")}";
    }
}
