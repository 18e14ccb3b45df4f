namespace Coddiwomple.Output;

/// <summary>
/// Takes a tree and a folder, makes the folder hold the tree. A kill at any moment leaves every file whole and the folder in a state that the next run
/// completes: first the list of owned files names old and new paths, then every new file is written beside its place, and only when all of them are
/// there (a full disk shows here) are they moved into place; then stale files go, then folders left empty, then the list gets its final form. A run
/// that finds nothing to do writes nothing.
/// </summary>
internal sealed class TreeWriter
{
    private readonly OutputFolder _folder;
    private readonly ChangeSet _changes;
    private readonly List<OutputFile> _files;
    private readonly List<string> _madeFolders = [];
    private readonly Action<string>? _afterStep;
    private ReadOnlyMemory<byte> _list;

    private TreeWriter(ChangeSet changes, Action<string>? afterStep)
    {
        _folder = changes.Folder;
        _changes = changes;
        _files = [.. changes.Created, .. changes.Updated];
        _files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        _afterStep = afterStep;
        _list = changes.Owned.Bytes;
    }

    /// <summary>Gives what was changed. <paramref name="lockTimeout"/>: how long to wait for another run. <paramref name="afterStep"/> is for tests.</summary>
    public static ChangeSet Write(OutputTree tree, OutputFolder folder, bool prune, TimeSpan lockTimeout, Action<string>? afterStep = null)
    {
        // What is carried out must have been compared under the lock, or another run may have written in between. A folder where nobody ever took the
        // lock is compared without it, so that an up-to-date one is left alone; being the first to make the lock proves that nobody else wrote.
        using RunLock? held = RunLock.AcquireExisting(folder, lockTimeout);
        ChangeSet? changes = Compare(tree, folder, prune, isFinal: held is not null);
        if (changes is { IsEmpty: true, Leftovers.Count: 0 })
        {
            return changes;
        }

        using RunLock? made = held is null ? RunLock.Create(folder, lockTimeout) : null;
        if (changes is null || made is { IsFirst: false })
        {
            changes = ChangeSet.Compute(tree, folder, prune);
        }

        new TreeWriter(changes, afterStep).Run();
        return changes;
    }

    // Without the lock, files may seem to be in the way only because another run, the first one here, has not listed them yet; then it is to be waited for.
    private static ChangeSet? Compare(OutputTree tree, OutputFolder folder, bool prune, bool isFinal)
    {
        try
        {
            return ChangeSet.Compute(tree, folder, prune);
        }
        catch (CannotProceedException) when (!isFinal && RunLock.Exists(folder))
        {
            return null;
        }
    }

    private void Run()
    {
        try
        {
            foreach (string path in _changes.Leftovers)
            {
                Attempt(path, File.Delete);
            }

            WriteList(OwnedFiles.Format(_changes.Owned.UnionWith(_changes.PathsToList)));
            MakeFolders();
            InParallel.For(_files.Count, TemporaryFile.BufferSize, (i, buffer) => Stage(_files[i], buffer), OutputFile.TotalLength(_files));
            InParallel.For(_files.Count, 0, (i, _) => MoveIntoPlace(_files[i].Path));
            InParallel.For(_changes.Deleted.Count, 0, (i, _) => Attempt(_changes.Deleted[i], File.Delete));
            RemoveAbandonedFolders();
            WriteList(OwnedFiles.Format(_changes.PathsToList));
        }
        catch (CannotProceedException)
        {
            CleanUp();
            throw;
        }
    }

    private void WriteList(byte[] list)
    {
        if (list.AsSpan().SequenceEqual(_list.Span))
        {
            return;
        }

        Stage(new OutputFile(OwnedFiles.ListPath, list), new byte[Math.Min(list.Length, TemporaryFile.BufferSize)]);
        MoveIntoPlace(OwnedFiles.ListPath);
        _list = list;
    }

    private void MakeFolders()
    {
        string? last = null;
        foreach (OutputFile file in _changes.Created)
        {
            FileNames.Split(file.Path, out ReadOnlySpan<char> folder, out _);
            if (last is null || !folder.SequenceEqual(last))
            {
                last = folder.ToString();
                if (!Directory.Exists(_folder.Locate(last)))
                {
                    _madeFolders.Add(last);
                    Attempt(last, static place => Directory.CreateDirectory(place));
                }
            }
        }
    }

    private void Stage(OutputFile file, Span<byte> buffer)
    {
        string temporary = TemporaryFile.PathOf(file.Path);
        try
        {
            TemporaryFile.Write(_folder.Locate(temporary), file.Content, buffer);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(_folder.Describe(file.Path), e);
        }

        _afterStep?.Invoke(temporary);
    }

    private void MoveIntoPlace(string path) =>
        Attempt(path, place => TemporaryFile.MoveInto(_folder.Locate(TemporaryFile.PathOf(path)), place));

    private void RemoveAbandonedFolders()
    {
        foreach (string folder in _changes.AbandonedFolders)
        {
            Attempt(folder, RemoveIfEmpty);
        }
    }

    private static void RemoveIfEmpty(string place)
    {
        using IEnumerator<string> entries = Directory.EnumerateFileSystemEntries(place).GetEnumerator();
        if (!entries.MoveNext())
        {
            Directory.Delete(place);
        }
    }

    /// <summary>Leaves no temporary file behind if it can be helped; what fails here is what failed already.</summary>
    private void CleanUp()
    {
        foreach (OutputFile file in (IEnumerable<OutputFile>)[.. _files, new OutputFile(OwnedFiles.ListPath, [])])
        {
            Try(TemporaryFile.PathOf(file.Path), File.Delete);
        }

        foreach (string folder in _madeFolders)
        {
            Try(folder, RemoveIfEmpty);
        }
    }

    private void Try(string path, Action<string> action)
    {
        try
        {
            action(_folder.Locate(path));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            // The first fault is the one to report.
        }
    }

    private void Attempt(string path, Action<string> action)
    {
        try
        {
            action(_folder.Locate(path));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(_folder.Describe(path), e);
        }

        _afterStep?.Invoke(path);
    }
}
