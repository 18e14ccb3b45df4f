using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Tests.Proof.Generation;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>Runs for single clusters need nothing of each other: together they are what one run makes, to the byte.</summary>
public sealed class ShardTests
{
    private const int FirstSeed = 2000;
    private const int Count = 120;

    [Theory]
    [InlineData(OutputLayout.Service)]
    [InlineData(OutputLayout.Cluster)]
    public void Runs_for_one_cluster_each_make_what_one_run_makes(OutputLayout layout)
    {
        int clusters = 0;
        Parallel.For(FirstSeed, FirstSeed + Count, seed =>
        {
            RandomTopology topology = RandomTopology.Make(seed, Scope.All);
            CompileOptions options = CompileOptions.Default with { Layout = layout };
            OutputTree whole = Compile(topology, options, seed);
            Assert.False(whole.IsPartial);
            var union = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            int objects = 0;
            foreach (string cluster in whole.Clusters)
            {
                OutputTree part = Compile(topology, options with { Clusters = [cluster] }, seed);
                Assert.True(part.IsPartial);
                Assert.Equal([cluster], part.Clusters.AsEnumerable());
                objects += part.ObjectCount;
                AddTo(union, part, cluster, seed);
                Interlocked.Increment(ref clusters);
            }

            AssertSame(whole, union, seed);
            Assert.Equal(whole.ObjectCount, objects);
        });
        Assert.True(clusters > Count * 2, $"only {clusters} clusters were compiled alone");
    }

    [Fact]
    public void Any_split_of_the_clusters_will_do_and_addresses_given_before_are_kept()
    {
        int moved = 0;
        Parallel.For(FirstSeed, FirstSeed + Count, seed =>
        {
            RandomTopology topology = RandomTopology.Make(seed, Scope.All);
            string lockText = Locked(Text(Compile(topology, CompileOptions.Default, seed), "coddiwomple.lock.yaml"));
            CompileOptions options = CompileOptions.Default with { LockFile = new SourceFile("out/coddiwomple.lock.yaml", lockText) };
            OutputTree whole = Compile(topology, options, seed);
            Interlocked.Add(ref moved, lockText == Text(whole, "coddiwomple.lock.yaml") && lockText.Contains("address", StringComparison.Ordinal) ? 1 : 0);
            var union = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (ReadOnlyArray<string> half in new[] { Every(whole.Clusters, 0), Every(whole.Clusters, 1) }.Where(half => !half.IsEmpty))
            {
                AddTo(union, Compile(topology, options with { Clusters = half }, seed), null, seed);
            }

            AssertSame(whole, union, seed);
        });
        Assert.True(moved > Count / 4, $"only {moved} lock files had an address to keep");
    }

    private static ReadOnlyArray<string> Every(ReadOnlyArray<string> clusters, int remainder) => [.. clusters.Where((_, index) => index % 2 == remainder)];

    // The lock file as another history would have left it: the last host has another address.
    private static string Locked(string lockText)
    {
        int last = lockText.LastIndexOf("240.", StringComparison.Ordinal);
        return last < 0 ? lockText : lockText[..(lockText.LastIndexOf('.') + 1)] + "77\n";
    }

    private static void AddTo(SortedDictionary<string, byte[]> union, OutputTree part, string? cluster, int seed)
    {
        foreach (OutputFile file in part.Files)
        {
            bool isShared = file.Path == "coddiwomple.lock.yaml";
            Assert.True(isShared || cluster is null || file.Path.StartsWith(cluster + "/", StringComparison.Ordinal), $"seed {seed}: {file.Path} is not of {cluster}");
            byte[] bytes = file.Content.ToArray();
            Assert.True(!union.TryGetValue(file.Path, out byte[]? other) || (isShared && other.AsSpan().SequenceEqual(bytes)), $"seed {seed}: two runs make {file.Path}");
            union[file.Path] = bytes;
        }
    }

    private static void AssertSame(OutputTree whole, SortedDictionary<string, byte[]> union, int seed)
    {
        Assert.Equal(whole.Files.Select(file => file.Path), union.Keys);
        Assert.All(whole.Files, file => Assert.True(file.Content.ToArray().AsSpan().SequenceEqual(union[file.Path]), $"seed {seed}: {file.Path} differs"));
    }

    private static string Text(OutputTree tree, string path) => Encoding.UTF8.GetString(tree.Files.Single(file => file.Path == path).Content.ToArray());

    private static OutputTree Compile(RandomTopology topology, CompileOptions options, int seed)
    {
        CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", topology.Text)], options);
        return result.Tree ?? throw new InvalidOperationException($"seed {seed} does not compile: {result.Diagnostics.First(found => found.Severity == Diagnostics.Severity.Error).Message}");
    }
}
