namespace Coddiwomple.Output;

/// <summary>The staging folders of killed runs: what they were about to write, and had not moved into place.</summary>
internal static class StagingLeftovers
{
    /// <summary>Whether there are staging folders, of whichever run.</summary>
    public static bool AreOn(DiskView disk)
    {
        // Every run asks; a query of the library's would have to be compiled for it.
        foreach (string name in disk.List(OutputFolder.OwnFolder).NamesOf(DiskEntry.Folder))
        {
            if (StagingFolder.IsName(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Removes all but <paramref name="own"/> and those that are in use. Only what a killed run can have written goes: plain files in plain folders that
    /// start as our files do; then folders left empty.
    /// </summary>
    public static void Remove(StagingFolder own, DiskSteps steps)
    {
        var disk = new DiskView(own.Output);
        foreach (string name in disk.List(OutputFolder.OwnFolder).NamesOf(DiskEntry.Folder))
        {
            string place = $"{OutputFolder.OwnFolder}/{name}";
            if (!StagingFolder.IsName(name) || place == own.Place)
            {
                continue;
            }

            try
            {
                Remove(own.Output, disk, place, steps);
            }
            catch (Exception e) when (FileFault.Is(e) || e is CannotProceedException)
            {
                // What another run left must not keep this one from its work.
            }
        }
    }

    private static void Remove(OutputFolder folder, DiskView disk, string place, DiskSteps steps)
    {
        DiskEntry file = disk.Find($"{place}/{LockedFile.Name}");
        if (file == DiskEntry.None)
        {
            // Killed before it had the lock, or about to make it: then it makes another folder.
            steps.Attempt(place, DiskSteps.RemoveIfEmpty);
        }

        if (file != DiskEntry.File)
        {
            return;
        }

        using StagingLock? held = StagingLock.TryTake(folder.Locate(place));
        if (held is not null)
        {
            RemoveFiles(folder, disk, place, steps);
            held.RemoveFolder();
        }
    }

    private static void RemoveFiles(OutputFolder folder, DiskView disk, string place, DiskSteps steps)
    {
        byte[] buffer = new byte[GeneratedHeader.LongestFirstLine];
        foreach (string name in disk.List(place).NamesOf(DiskEntry.Folder))
        {
            string inside = $"{place}/{name}";
            foreach (string file in disk.List(inside).NamesOf(DiskEntry.File))
            {
                string path = $"{inside}/{file}";
                if (ExistingFile.IsGenerated(folder.Locate(path), buffer, orCutOff: true))
                {
                    steps.Attempt(path, File.Delete);
                }
            }

            steps.Attempt(inside, DiskSteps.RemoveIfEmpty);
        }
    }
}
