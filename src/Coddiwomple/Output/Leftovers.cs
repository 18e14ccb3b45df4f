namespace Coddiwomple.Output;

/// <summary>Finds the temporary files of a killed run: only beside a path that is ours, and only under the name that we would give.</summary>
internal static class Leftovers
{
    private static readonly string[] s_ownPaths = [OwnedFiles.ListPath, RunLock.IgnorePath];

    public static List<string> Find(IEnumerable<string> folders, DiskView disk, Predicate<string> isOurs)
    {
        List<string> leftovers = [];
        foreach (string folder in folders)
        {
            foreach (string name in disk.List(folder).Temporaries)
            {
                TemporaryFile.IsName(name, out ReadOnlySpan<char> target);
                string path = folder.Length == 0 ? target.ToString() : string.Concat(folder, "/", target);
                if (isOurs(path))
                {
                    leftovers.Add(TemporaryFile.PathOf(path));
                }
            }
        }

        foreach (string path in s_ownPaths)
        {
            string leftover = TemporaryFile.PathOf(path);
            if (disk.Find(leftover) is DiskEntry.File or DiskEntry.Link)
            {
                leftovers.Add(leftover);
            }
        }

        leftovers.Sort(Ordinal.Compare);
        return leftovers;
    }
}
