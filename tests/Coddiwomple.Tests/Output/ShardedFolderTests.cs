using Coddiwomple.Tests.Cli;
using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Output;

/// <summary>The whole tool, split by cluster: in one folder, and on machines of their own whose folders are put together as docs/performance.md says.</summary>
[Collection(CurrentFolder.Name)]
public sealed class ShardedFolderTests : IDisposable
{
    private const string Lock = "coddiwomple.lock.yaml";
    private const string List = ".coddiwomple/files";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string, string, bool> Cases()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (string name in new[] { "010-bookinfo", "100-databases", "140-names-elsewhere", "220-istio-versions", "300-online-boutique" })
        {
            foreach (string layout in new[] { "service", "cluster" })
            {
                data.Add(name, layout, true);
                data.Add(name, layout, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Runs_in_one_folder_end_as_one_run_does(string name, string layout, bool isNew)
    {
        string[] clusters = Prepare(name, layout, isNew, "out", "parts");
        string[] order = [.. clusters.Reverse()];
        foreach (string cluster in order)
        {
            Gen("parts", layout, "--cluster", cluster);
        }

        Assert.Equal(OutputWorld.Shape("out"), OutputWorld.Shape("parts"));
        Assert.All(order, cluster => Assert.Equal(0, _cli.Run("gen", "--check", "-q", "-o", "parts", "--layout", layout, "--cluster", cluster).ExitCode));
        Assert.Equal(0, _cli.Run("gen", "--check", "-q", "-o", "parts", "--layout", layout).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Folders_of_their_own_are_put_together_as_one_run_makes_them(string name, string layout, bool isNew)
    {
        string[] clusters = Prepare(name, layout, isNew, "out", "committed");
        foreach (string cluster in clusters)
        {
            // cp committed/coddiwomple.lock.yaml part/, and a list that says it is ours
            Directory.CreateDirectory($"part-{cluster}/.coddiwomple");
            File.WriteAllText($"part-{cluster}/{List}", Lock + "\n");
            if (!isNew)
            {
                File.Copy($"committed/{Lock}", $"part-{cluster}/{Lock}");
            }

            Gen($"part-{cluster}", layout, "--cluster", cluster);
        }

        // cp -r part-*/. together/; sort -u part-*/.coddiwomple/files > together/.coddiwomple/files
        foreach (string cluster in clusters)
        {
            foreach ((string path, byte[] content) in Golden.ReadFolder($"part-{cluster}"))
            {
                string target = Path.Combine("together", path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, content);
            }
        }

        IEnumerable<string> lines = clusters.SelectMany(cluster => File.ReadAllLines($"part-{cluster}/{List}"));
        File.WriteAllText($"together/{List}", string.Concat(lines.Distinct().Order(StringComparer.Ordinal).Select(line => line + "\n")));

        Assert.Equal(OutputWorld.Shape("out"), OutputWorld.Shape("together"));
        Assert.Equal(0, _cli.Run("gen", "--check", "-q", "-o", "together", "--layout", layout).ExitCode);
    }

    [Fact]
    public void A_run_for_one_cluster_prunes_there_only()
    {
        string[] clusters = Prepare("010-bookinfo", "service", isNew: true, "out", "unused");
        Assert.Equal(["kind2", "kind3"], clusters);
        File.WriteAllText("topology.yaml", Without(OkCases.Source("010-bookinfo").Content, "details"));

        Gen("out", "service", "--cluster", "kind2");

        Assert.False(File.Exists("out/kind2/details.default.yaml"));
        Assert.True(File.Exists("out/kind3/details.default.yaml"));
        Assert.DoesNotContain("kind2/details.default.yaml", File.ReadAllLines("out/" + List));
        Assert.Contains("kind3/details.default.yaml", File.ReadAllLines("out/" + List));
        Assert.Equal(3, _cli.Run("gen", "--check", "-q").ExitCode);
        Gen("out", "service", "--cluster", "kind3");
        Assert.Equal(0, _cli.Run("gen", "--check", "-q").ExitCode);
    }

    // The name of the one that is asked for may be what could not be read.
    [Fact]
    public void A_mistake_in_the_topology_is_told_before_a_cluster_is_missed()
    {
        string text = OkCases.Source("010-bookinfo").Content;
        File.WriteAllText("topology.yaml", text.Replace("name: kind3", "nmae: kind3", StringComparison.Ordinal));

        CliRun.Outcome run = _cli.Run("gen", "--format", "concise", "--cluster", "kind3");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("unknown key \"nmae\"", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("has no cluster", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists("out"));
    }

    // Makes one whole run in a folder; beforehand, unless all is new, an older topology's output in it and in a second one, with an address of its own.
    private string[] Prepare(string name, string layout, bool isNew, string folder, string second)
    {
        string text = OkCases.Source(name).Content;
        if (!isNew)
        {
            File.WriteAllText("topology.yaml", text + "    - {name: gone, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [" + FirstCluster(text) + "]}\n");
            Gen(folder, layout);
            string locked = File.ReadAllText($"{folder}/{Lock}");
            int last = locked.LastIndexOf('.');
            Assert.True(last > 0, "no address is locked");
            File.WriteAllText($"{folder}/{Lock}", locked[..(last + 1)] + "77\n");
            foreach ((string path, byte[] content) in Golden.ReadFolder(folder))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(second, path))!);
                File.WriteAllBytes(Path.Combine(second, path), content);
            }
        }

        File.WriteAllText("topology.yaml", text);
        Gen(folder, layout);
        return [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(cluster => cluster[0] != '.').Order(StringComparer.Ordinal)];
    }

    private void Gen(string folder, string layout, params string[] more)
    {
        CliRun.Outcome run = _cli.Run(["gen", "-q", "-o", folder, "--layout", layout, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static string FirstCluster(string topology) =>
        topology.Split('\n').SkipWhile(line => !line.StartsWith("  clusters:", StringComparison.Ordinal)).Skip(1).First(line => line.Contains("name: ", StringComparison.Ordinal)).Split("name: ")[1].Split(',', '}', ' ')[0];

    private static string Without(string topology, string service)
    {
        string[] lines = topology.Split('\n');
        int start = Array.FindIndex(lines, line => line.Contains($"name: {service}", StringComparison.Ordinal));
        Assert.True(start > 0);
        int end = Array.FindIndex(lines, start + 1, line => line.StartsWith("    - ", StringComparison.Ordinal) || line.Length == 0);
        return string.Join('\n', [.. lines[..start], .. lines[(end < 0 ? lines.Length : end)..]]);
    }
}
