using System.Globalization;
using Coddiwomple.Cli;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

/// <summary>Nobody may be able to tell that the garbage collector waits. Nobody else in this process keeps it from its work.</summary>
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
    }

    [Fact]
    public void One_run_after_another_may_pause_it()
    {
        Assert.Null(CollectorPause.Compile([Source("\"no number\"")], CompileOptions.Default).Tree);
        Assert.NotNull(CollectorPause.Compile([Source("80")], CompileOptions.Default).Tree);
    }

    [Fact]
    public void It_comes_when_more_is_made()
    {
        CollectorPause.Compile([Source("80")], CompileOptions.Default);
        int before = GC.CollectionCount(0);
        var kept = new List<byte[]>();
        for (int i = 0; i < 3000; i++)
        {
            kept.Add(new byte[64 << 10]);
        }

        Assert.Equal(3000, kept.Count);
        Assert.NotEqual(before, GC.CollectionCount(0));
    }

    private static SourceFile Source(string port) => new("t.yaml", SmallMesh.Topology(string.Concat(Enumerable.Range(0, Services).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"    - {{name: s{i}, namespace: shop, ports: [{{name: http, number: {port}, protocol: HTTP}}], clusters: [{{name: east}}, {{name: west}}], callers: {{namespaces: [shop]}}}}\n")))));
}
