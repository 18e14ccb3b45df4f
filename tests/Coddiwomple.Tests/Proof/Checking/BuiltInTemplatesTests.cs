using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Proof;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Generation;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>What the built-in templates render is valid, whatever the topology; that is why no run proves it again.</summary>
public sealed class BuiltInTemplatesTests
{
    private const int FirstSeed = 5000;
    private const int Topologies = 120;

    /// <summary>Warnings that the tutorial's topologies ask for, and have been told of.</summary>
    private static readonly string[] s_asked = ["\"failover\" without \"outlierDetection\"", "a DENY rule about HTTP only denies everything on TCP ports"];

    public static TheoryData<string> Names => [.. OkCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tutorial_is_valid(string name)
    {
        IEnumerable<OutputFile> files = Golden.ReadFolder(Path.Combine(OkCases.Folder(name), "expected")).Select(file => new OutputFile(file.Key, FileContent.Of(file.Value)));
        Assert.Equal([], FindingsOf(files, out int objects));
        Assert.True(objects > 2, $"only {objects} objects");
    }

    [Fact]
    public void Random_topologies_render_valid_objects()
    {
        int total = 0;
        string[] findings = [.. Enumerable.Range(FirstSeed, Topologies).AsParallel().AsOrdered().SelectMany(seed =>
        {
            CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", RandomTopology.Make(seed, Scope.Core).Text)], CompileOptions.Default);
            Assert.NotNull(result.Tree);
            string[] found = [.. FindingsOf(result.Tree.Files, out int objects).Select(finding => $"seed {seed}: {finding}")];
            Interlocked.Add(ref total, objects);
            return found;
        })];

        Assert.Equal([], findings.Take(10));
        Assert.True(total > Topologies * 10, $"only {total} objects");
    }

    private static List<string> FindingsOf(IEnumerable<OutputFile> files, out int objects)
    {
        var findings = new List<string>();
        objects = 0;
        foreach (IGrouping<string, OutputFile> cluster in files.Where(file => file.Path.Contains('/') && !file.Path.EndsWith("/kustomization.yaml", StringComparison.Ordinal)).GroupBy(file => file.Path.Split('/')[0]))
        {
            YamlProofResult proof = YamlProof.Check([.. cluster.Select(file => new SourceFile(file.Path, Encoding.UTF8.GetString(file.Content.ToArray())))], []);
            objects += proof.Objects;

            // What old releases need is deprecated in new ones.
            findings.AddRange(proof.Diagnostics.Where(item => item.Severity != Severity.Info && item.Descriptor != Catalogue.DeprecatedObjectField && !s_asked.Contains(item.Message)).Select(item => $"{item.Span?.File.Path}:{item.Span?.StartPosition.Line}: {item.Code} {item.Message}"));
        }

        return findings;
    }
}
