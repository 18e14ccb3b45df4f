using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>Reads what a run is made from: topologies and the lock file of the output folder.</summary>
internal static class TopologyInput
{
    private const string LockName = "coddiwomple.lock.yaml";

    public static IReadOnlyList<SourceFile> Load(TopologyOptions topology, ParseResult result, Surroundings world, string? outputFolder)
    {
        var sources = new List<SourceFile>();
        foreach (string path in topology.Paths(result))
        {
            if (path == "-")
            {
                using var reader = new StreamReader(world.Input);
                sources.Add(new SourceFile(topology.StdinName(result) ?? "-", reader.ReadToEnd()));
            }
            else if (!File.Exists(path))
            {
                throw new CannotProceedException($"cannot read \"{path}\": no such file or folder");
            }
            else
            {
                sources.Add(new SourceFile(path, File.ReadAllText(path)));
            }
        }

        return sources;
    }

    /// <summary>Gives the files among the sources: an output folder may hold none of them.</summary>
    public static IReadOnlyList<string> FilesOf(IReadOnlyList<SourceFile> sources)
    {
        var files = new List<string>();
        foreach (SourceFile source in sources)
        {
            files.Add(source.Path);
        }

        return files;
    }

    /// <summary>Gives the lock file of an output folder, null where it has none yet.</summary>
    public static SourceFile? LockFile(string outputFolder)
    {
        string path = Path.Combine(outputFolder, LockName);
        return File.Exists(path) ? new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path)) : null;
    }
}
