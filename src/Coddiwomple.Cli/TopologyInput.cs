using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>What a run is made from. <see cref="Files"/>: the paths of those sources that are files; an output folder may hold none of them.</summary>
internal sealed record TopologyInput(ReadOnlyArray<SourceFile> Sources, IReadOnlyList<string> Files)
{
    private const string StandardInput = "-";

    public static TopologyInput Load(TopologyOptions topology, ParseResult result, Surroundings world, string? outputFolder)
    {
        ReadOnlyArray<string> paths = topology.Paths(result);
        SourceFile? standardInput = StandardInputOf(paths, topology.StdinName(result), world);
        ReadOnlyArray<SourceFile> sources = TopologySources.Load(paths, standardInput, outputFolder);

        var files = new List<string>();
        foreach (SourceFile source in sources)
        {
            if (source != standardInput)
            {
                files.Add(source.Path);
            }
        }

        return new TopologyInput(sources, files);
    }

    /// <summary>Reads files as a topology's are read, for other YAML too; <paramref name="noun"/> says what a folder is searched for.</summary>
    public static ReadOnlyArray<SourceFile> LoadFiles(ReadOnlyArray<string> paths, string? stdinName, string noun, Surroundings world, string? outputFolder) =>
        TopologySources.Load(paths, StandardInputOf(paths, stdinName, world), outputFolder, noun);

    /// <summary>Gives the lock file of an output folder, null where it has none yet.</summary>
    public static SourceFile? LockFile(string outputFolder)
    {
        string path = Path.Combine(outputFolder, AddressLock.FileName);
        return File.Exists(path) ? SourceDecoder.Decode(path.Replace('\\', '/'), File.ReadAllBytes(path)) : null;
    }

    private static SourceFile? StandardInputOf(ReadOnlyArray<string> paths, string? name, Surroundings world) =>
        paths.Contains(StandardInput) ? ReadAll(world.Input, name ?? StandardInput) : null;

    // No more than is allowed: whatever writes into the pipe may never end.
    private static SourceFile ReadAll(Stream input, string name)
    {
        using var content = new MemoryStream();
        byte[] chunk = new byte[64 * 1024];
        int count;
        while (content.Length <= SourceDecoder.SizeLimit && (count = input.Read(chunk)) > 0)
        {
            content.Write(chunk, 0, count);
        }

        return SourceDecoder.Decode(name.Replace('\\', '/'), content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
