using System.Globalization;
using System.Runtime;
using Coddiwomple.Cli;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

/// <summary>Whatever becomes of a run, the garbage collector does its work afterwards. Nobody else in this process keeps it from that.</summary>
public sealed class CollectorPauseTests
{
    private const int Services = 2500;

    [Fact]
    public void What_is_compiled_is_the_same()
    {
        SourceFile source = Source("80");
        CompileResult expected = Compiler.Compile([source], CompileOptions.Default);
        CompileResult paused = CollectorPause.Compile([source], CompileOptions.Default);

        Assert.NotNull(paused.Tree);
        Assert.Equal(expected.Tree!.Files.Select(file => file.Path), paused.Tree.Files.Select(file => file.Path));
        Assert.All(expected.Tree.Files.Zip(paused.Tree.Files), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray()));
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [Theory]
    [InlineData("    - {name: s, namespace: shop, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east]}\n", 1)]
    [InlineData("    - {name: s}\n", 1)]
    [InlineData(null, 0)]
    public void Whoever_waits_for_binding_is_told_once(string? services, int times)
    {
        int told = 0;
        var source = new SourceFile("t.yaml", services is null ? "" : SmallMesh.Topology(services));
        Compiler.Compile([source], CompileOptions.Default with { WhenBound = () => told++ });

        Assert.Equal(times, told);
    }

    [Fact]
    public void A_topology_that_is_wrong_ends_it_too()
    {
        Assert.Null(CollectorPause.Compile([Source("\"no number\"")], CompileOptions.Default).Tree);
        Assert.Null(CollectorPause.Compile([new SourceFile("t.yaml", Source("80").Content + "  - [")], CompileOptions.Default).Tree);
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [Fact]
    public void More_than_was_expected_ends_it()
    {
        using CollectorPause? pause = CollectorPause.Begin([Source("80")]);
        Assert.NotNull(pause);
        var kept = new List<byte[]>();
        for (int i = 0; i < 3000; i++)
        {
            kept.Add(new byte[64 << 10]);
        }

        pause.Dispose();
        Assert.Equal(3000, kept.Count);
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [Fact]
    public void A_small_topology_needs_none() => Assert.Null(CollectorPause.Begin([new SourceFile("t.yaml", SmallMesh.Topology(""))]));

    private static SourceFile Source(string port) => new("t.yaml", SmallMesh.Topology(string.Concat(Enumerable.Range(0, Services).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"    - {{name: s{i}, namespace: shop, ports: [{{name: http, number: {port}, protocol: HTTP}}], clusters: [{{name: east}}, {{name: west}}], callers: {{namespaces: [shop]}}}}\n")))));
}
