using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Installation;
using Coddiwomple.Model;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Installation;

/// <summary>Each <c>testdata/install/NNN-what</c>: the values of every cluster, as <c>expected/</c> keeps them.</summary>
public sealed class InstallValuesTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Golden.TestData("install")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_cases_are_there() => Assert.True(Names.Count > 3);

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_what_is_expected(string name)
    {
        string folder = Golden.TestData("install", name);
        Topology topology = Read(File.ReadAllText(Path.Combine(folder, "topology.yaml")));
        var planner = new InstallPlanner(topology, VirtualAddresses.Assign(topology, [], new DiagnosticBag()));
        var made = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (Cluster cluster in topology.Clusters)
        {
            foreach (InstallFile file in planner.Plan(cluster, InstallKind.All))
            {
                var problems = new DiagnosticBag();
                YamlReader.TryRead(new SourceFile(file.Name, file.Text), problems, out _);
                Assert.Empty(problems.Items);
                made.Add(file.Name, Encoding.UTF8.GetBytes(file.Text));
            }
        }

        Assert.NotEmpty(made);
        Golden.MatchFolder(Path.Combine(folder, "expected"), made);
    }

    [Theory]
    [InlineData("1.4", "Helm", "c/istio.yaml")]
    [InlineData("1.4", "Operator", "c/istio.yaml")]
    [InlineData("1.4", "All", "c/istio.yaml")]
    [InlineData("1.6", "Helm", "c/istio-operator.yaml")]
    [InlineData("1.6", "Operator", "c/istio-operator.yaml")]
    [InlineData("1.6", "All", "c/istio-operator.yaml")]
    [InlineData("1.20", "Helm", "c/istiod.yaml")]
    [InlineData("1.20", "Operator", "c/istio-operator.yaml")]
    [InlineData("1.20", "All", "c/istiod.yaml c/istio-operator.yaml")]
    [InlineData("1.24", "Helm", "c/istiod.yaml")]
    [InlineData("1.24", "Operator", "c/istiod.yaml")]
    [InlineData("1.24", "All", "c/istiod.yaml")]
    public void A_release_gets_the_form_it_can_be_installed_with(string istio, string kind, string expected)
    {
        Topology topology = Read($$"""
            apiVersion: coddiwomple.io/v1alpha1
            kind: Topology
            metadata: {name: t}
            spec: {mesh: {istio: "{{istio}}"}, clusters: [{name: c}], services: []}
            """);
        var planner = new InstallPlanner(topology, VirtualAddresses.Assign(topology, [], new DiagnosticBag()));
        IEnumerable<string> names = planner.Plan(topology.Clusters[0], Enum.Parse<InstallKind>(kind)).Select(file => file.Name);
        Assert.Equal(expected, string.Join(' ', names.Where(name => !name.Contains("dns", StringComparison.Ordinal))));
    }

    private static Topology Read(string yaml)
    {
        (Topology? topology, ReadOnlyArray<Diagnostic> found) = Compiler.ReadModel([new SourceFile("topology.yaml", yaml)]);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == Severity.Error);
        return topology!;
    }
}
