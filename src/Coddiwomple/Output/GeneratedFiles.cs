namespace Coddiwomple.Output;

/// <summary>Reads what was generated into a folder: the YAML files of its clusters that carry our header.</summary>
public static class GeneratedFiles
{
    /// <exception cref="CannotProceedException">The folder cannot be read.</exception>
    public static IReadOnlyList<OutputFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CannotProceedException($"output folder \"{folder}\" does not exist", "generate it first, or name the topology with --topology");
        }

        var files = new List<OutputFile>();
        try
        {
            foreach (string cluster in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                foreach (string path in Directory.EnumerateFiles(cluster, "*.yaml").Order(StringComparer.Ordinal))
                {
                    byte[] content = File.ReadAllBytes(path);
                    if (GeneratedHeader.IsOn(content))
                    {
                        files.Add(new OutputFile($"{Path.GetFileName(cluster)}/{Path.GetFileName(path)}", FileContent.Of(content)));
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotProceedException($"cannot read output folder \"{folder}\": {e.Message}", inner: e);
        }

        return files;
    }
}
