namespace Coddiwomple.Output;

/// <summary>Reads what was generated into a folder: the YAML files of its clusters that carry our header.</summary>
public static class GeneratedFiles
{
    /// <summary>Each file is read when its turn comes. <paramref name="clusters"/>: whose files are wanted, all where none is named.</summary>
    /// <exception cref="CannotProceedException">The folder, or later a file, cannot be read.</exception>
    public static IEnumerable<OutputFile> Read(string folder, ReadOnlyArray<string> clusters)
    {
        if (!Directory.Exists(folder))
        {
            throw new CannotProceedException($"output folder \"{folder}\" does not exist", "generate it first, or name the topology with --topology");
        }

        return Reading(folder, () => PathsIn(folder, clusters)).Select(path => (Path: path, Content: Reading(folder, () => File.ReadAllBytes(path))))
            .Where(file => GeneratedHeader.IsOn(file.Content))
            .Select(file => new OutputFile($"{Path.GetFileName(Path.GetDirectoryName(file.Path))}/{Path.GetFileName(file.Path)}", FileContent.Of(file.Content)));
    }

    private static List<string> PathsIn(string folder, ReadOnlyArray<string> clusters) =>
    [
        .. Directory.EnumerateDirectories(folder)
            .Where(cluster => clusters.IsEmpty || clusters.Contains(Path.GetFileName(cluster)))
            .Order(StringComparer.Ordinal)
            .SelectMany(cluster => Directory.EnumerateFiles(cluster, "*.yaml").Order(StringComparer.Ordinal)),
    ];

    private static T Reading<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw new CannotProceedException($"cannot read output folder \"{folder}\": {FileFault.Reason(e)}", inner: e);
        }
    }
}
