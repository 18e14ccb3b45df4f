namespace Coddiwomple.Output;

/// <summary>
/// Takes the path given for the output, gives a folder that is safe to write to and to delete from. <see cref="GivenPath"/> is for messages;
/// <see cref="RealPath"/>, with every link followed, is for the file system. The folder need not exist yet.
/// </summary>
internal sealed class OutputFolder
{
    /// <summary>Where we keep what is ours alone: the list of owned files and the lock of a run.</summary>
    public const string OwnFolder = ".coddiwomple";

    private OutputFolder(string givenPath, string realPath)
    {
        GivenPath = givenPath;
        RealPath = realPath;
    }

    public string GivenPath { get; }

    public string RealPath { get; }

    /// <summary>
    /// Refuses what nobody wants pruned: the current folder, the root, the home folder or one that holds it, one that holds a topology. A folder deep
    /// above a topology is refused as well as the one right above it. <paramref name="homeFolder"/>: null where there is none.
    /// </summary>
    public static OutputFolder Open(string path, IEnumerable<string> topologyPaths, string? homeFolder)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            throw new CannotProceedException("the output folder has no name", "name one, as in \"-o out\"");
        }

        try
        {
            string real = Path.TrimEndingDirectorySeparator(Output.RealPath.Of(path));
            Refuse(path, real, topologyPaths, homeFolder);
            return new OutputFolder(TrimGiven(path), real);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotProceedException($"cannot use \"{path}\" as the output folder: {FileFault.Reason(e)}", "choose another folder", e);
        }
    }

    /// <summary>Gives the place on disk of a path below the folder.</summary>
    public string Locate(string path) => path.Length == 0 ? RealPath : string.Concat(RealPath, "/", path);

    /// <summary>Gives a path below the folder as users know it.</summary>
    public string Describe(string path) => GivenPath.EndsWith('/') ? GivenPath + path : $"{GivenPath}/{path}";

    private static void Refuse(string path, string real, IEnumerable<string> topologyPaths, string? homeFolder)
    {
        const string Hint = "choose a folder of its own, such as \"out\"";
        if (real == Path.GetPathRoot(real))
        {
            throw new CannotProceedException($"refusing to write to \"{path}\": it is the root of the file system", Hint);
        }

        if (IsSame(real, Output.RealPath.Of(".")))
        {
            throw new CannotProceedException($"refusing to write to \"{path}\": it is the current folder", Hint);
        }

        if (!string.IsNullOrWhiteSpace(homeFolder) && Output.RealPath.IsWithin(Output.RealPath.Of(homeFolder), real))
        {
            throw new CannotProceedException($"refusing to write to \"{path}\": it holds the home folder", Hint);
        }

        foreach (string topology in topologyPaths)
        {
            // Both where a linked topology lies and where it leads to.
            string folder = Output.RealPath.Of(Path.GetDirectoryName(Path.GetFullPath(topology)) ?? "/");
            if (Output.RealPath.IsWithin(folder, real) || Output.RealPath.IsWithin(Output.RealPath.Of(topology), real))
            {
                throw new CannotProceedException($"refusing to write to \"{path}\": it holds the topology file \"{topology}\"", Hint);
            }
        }

        if (File.Exists(real))
        {
            throw new CannotProceedException($"cannot use \"{path}\" as the output folder: it is a file", "choose another folder, or delete the file");
        }
    }

    private static bool IsSame(string a, string b) => string.Equals(a, Path.TrimEndingDirectorySeparator(b), FileNames.Comparison);

    private static string TrimGiven(string path) => path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path;
}
