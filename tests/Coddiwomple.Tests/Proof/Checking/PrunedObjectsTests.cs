using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Tests.Checking;
using Coddiwomple.Text;
using SetRules = Coddiwomple.Proof.Sets.SetRules;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>What is dropped of the objects of a large mesh is what no rule about several objects looks at.</summary>
public sealed class PrunedObjectsTests
{
    [Fact]
    public void Rules_find_the_same_in_what_is_left()
    {
        int found = 0;
        foreach (string name in ErrorCase.Names.Where(name => name.StartsWith("CW10", StringComparison.Ordinal)))
        {
            ObjectSet set = Read(File.ReadAllText(Golden.TestData("err", name + ".yaml")));
            ReadOnlyArray<Diagnostic> all = Check(set);
            Assert.Equal(ErrorCase.Describe(all), ErrorCase.Describe(Check(set with { Objects = set.Objects.Select(SetRules.Pruned) })));
            found += all.Length;
        }

        Assert.True(found >= 10, $"only {found} findings");
    }

    [Theory]
    [InlineData("{endpoints: [{address: 1.2.3.4}], hosts: [a.example]}", " hosts")]
    [InlineData("{host: a, trafficPolicy: {}, subsets: [{name: v1, labels: {version: v1}, trafficPolicy: {}}, {name: v2}]}", " host subsets name name")]
    [InlineData("[endpoints]", "")]
    public void What_is_large_is_gone(string spec, string expected)
    {
        MeshObject pruned = SetRules.Pruned(Assert.Single(Read($"apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {{name: a, labels: {{a: b}}, annotations: {{}}, namespace: b}}\nspec: {spec}\n").Objects));
        Assert.Equal("apiVersion kind metadata name namespace spec" + expected, string.Join(' ', KeysIn(pruned.Root)));
    }

    private static IEnumerable<string> KeysIn(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => KeysIn(entry.Value).Prepend(entry.Key.Text)),
        YamlSequence list => list.Items.SelectMany(KeysIn),
        _ => [],
    };

    private static ReadOnlyArray<Diagnostic> Check(ObjectSet set)
    {
        var diagnostics = new DiagnosticBag();
        SetRules.Check(set, diagnostics);
        return [.. diagnostics.ToSorted()];
    }

    private static ObjectSet Read(string yaml)
    {
        YamlReader.TryRead(new SourceFile("own.yaml", yaml), new DiagnosticBag(), out ReadOnlyArray<YamlNode> nodes);
        return ObjectProof.Check([.. nodes], new DiagnosticBag());
    }
}
