namespace Coddiwomple.Output;

/// <summary>Takes a path, gives the place it leads to once every link on the way is followed. What does not exist yet is kept as it is written.</summary>
internal static class RealPath
{
    /// <summary>More links than this on one path are a loop; Linux draws the line there too.</summary>
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        int links = 0;
        return Resolve(FullOf(path), ref links);
    }

    /// <summary>Gives the whole of a path; links stay as they are.</summary>
    public static string FullOf(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (FileNotFoundException e)
        {
            throw new CannotProceedException($"cannot find \"{path}\": the current folder does not exist any more", "change to one that does", e);
        }
    }

    /// <summary>Whether a resolved path lies in a resolved folder, or is that folder.</summary>
    public static bool IsWithin(string path, string folder)
    {
        StringComparison comparison = FileNames.Comparison;
        return path.StartsWith(folder, comparison)
            && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);
    }

    private static string Resolve(string fullPath, ref int links)
    {
        string? parent = Path.GetDirectoryName(fullPath);
        if (parent is null)
        {
            return fullPath;
        }

        string place = Path.Join(Resolve(parent, ref links), Path.GetFileName(fullPath));
        string? target = new FileInfo(place).LinkTarget;
        if (target is null)
        {
            return place;
        }

        if (++links > MostLinks)
        {
            throw new CannotProceedException($"\"{fullPath}\" leads through too many links");
        }

        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(place) ?? place), ref links);
    }
}
