using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>What a run is made from. <see cref="Files"/>: the paths of those sources that are files; an output folder may hold none of them.</summary>
internal sealed record TopologyInput(IReadOnlyList<SourceFile> Sources, IReadOnlyList<string> Files)
{
    private const string LockName = "coddiwomple.lock.yaml";

    public static TopologyInput Load(TopologyOptions topology, ParseResult result, Surroundings world, string? outputFolder)
    {
        var sources = new List<SourceFile>();
        var files = new List<string>();
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
                files.Add(path);
            }
        }

        return new TopologyInput(sources, files);
    }

    /// <summary>Gives the lock file of an output folder, null where it has none yet.</summary>
    public static SourceFile? LockFile(string outputFolder)
    {
        string path = Path.Combine(outputFolder, LockName);
        return File.Exists(path) ? new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path)) : null;
    }
}
