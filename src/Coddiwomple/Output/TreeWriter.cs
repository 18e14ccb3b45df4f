namespace Coddiwomple.Output;

/// <summary>
/// Takes a tree and a folder, makes the folder hold the tree. A kill at any moment leaves every file whole and the folder in a state that the next run
/// completes: first the list of owned files names old and new paths, then every new file is written beside its place, or with all of its folder where
/// that is new, and only when all of them are there (a full disk shows here) are they moved into place; then stale files go, then folders left empty,
/// then the list gets its final form. A run that finds nothing to do writes nothing.
/// </summary>
internal sealed class TreeWriter
{
    private readonly OutputFolder _folder;
    private readonly ChangeSet _changes;
    private readonly StagingFolder _staging;
    private readonly DiskSteps _steps;
    private readonly List<OutputFile> _files = [];
    private readonly List<string> _madeFolders = [];
    private ReadOnlyMemory<byte> _list;

    private TreeWriter(ChangeSet changes, StagingFolder staging, Action<string>? afterStep)
    {
        _folder = changes.Folder;
        _changes = changes;
        _staging = staging;
        _steps = new DiskSteps(_folder, afterStep);
        _list = changes.Owned.Bytes;
    }

    /// <summary>
    /// Gives what was changed. <paramref name="staging"/>: of the folder, where some of the tree's files may be already. <paramref name="lockTimeout"/>: how long to wait
    /// for another run. <paramref name="afterStep"/> is for tests.
    /// </summary>
    public static ChangeSet Write(OutputTree tree, StagingFolder staging, bool prune, TimeSpan lockTimeout, Action<string>? afterStep = null)
    {
        OutputFolder folder = staging.Output;

        // What is carried out must have been compared under the lock, or another run may have written in between. A folder where nobody ever took the
        // lock is compared without it, so that an up-to-date one is left alone; being the first to make the lock proves that nobody else wrote.
        using RunLock? held = RunLock.AcquireExisting(folder, lockTimeout);
        ChangeSet? changes = Compare(tree, folder, prune, isFinal: held is not null);
        if (changes is { IsEmpty: true, Leftovers.Count: 0, HasUnfinishedFolders: false })
        {
            return changes;
        }

        using RunLock? made = held is null ? RunLock.Create(folder, lockTimeout) : null;
        if (changes is null || made is { IsFirst: false })
        {
            changes = ChangeSet.Compute(tree, folder, prune);
        }

        new TreeWriter(changes, staging, afterStep).Run();
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
            RemoveLeftovers();
            WriteList(_changes.ListMeanwhile());
            var newFolders = new NewFolders(_changes, _staging, _steps);
            newFolders.Make();
            MakeFolders(newFolders.OtherFiles);
            _files.AddRange(newFolders.OtherFiles);
            _files.AddRange(_changes.Updated);
            _files.Sort(static (a, b) => Ordinal.Compare(a.Path, b.Path));
            Stage(newFolders.Files.FindAll(static file => !file.Content.IsStaged), _staging.PlaceOf);
            Stage(_files, static path => TemporaryFile.PathOf(path));
            InParallel.For(_files.Count, 0, (i, _) => MoveIntoPlace(_files[i].Path));
            newFolders.MoveIntoPlace();
            InParallel.For(_changes.Deleted.Count, 0, (i, _) => _steps.Attempt(_changes.Deleted[i], File.Delete));
            RemoveAbandonedFolders();
            WriteList(_changes.List);
        }
        catch (CannotProceedException)
        {
            CleanUp();
            throw;
        }
    }

    private void RemoveLeftovers()
    {
        foreach (string path in _changes.Leftovers)
        {
            _steps.Attempt(path, File.Delete);
        }

        if (_changes.HasUnfinishedFolders)
        {
            StagingLeftovers.Remove(_staging, _steps);
        }
    }

    private void WriteList(byte[] list)
    {
        if (list.AsSpan().SequenceEqual(_list.Span))
        {
            return;
        }

        byte[] buffer = new byte[Math.Min(list.Length, TemporaryFile.BufferSize)];
        _steps.Stage(new OutputFile(OwnedFiles.ListPath, list), TemporaryFile.PathOf(OwnedFiles.ListPath), buffer);
        MoveIntoPlace(OwnedFiles.ListPath);
        _list = list;
    }

    private void MakeFolders(List<OutputFile> files)
    {
        string? last = null;
        foreach (OutputFile file in files)
        {
            FileNames.Split(file.Path, out ReadOnlySpan<char> folder, out _);
            if (last is null || !folder.SequenceEqual(last))
            {
                last = folder.ToString();
                if (!Directory.Exists(_folder.Locate(last)))
                {
                    _madeFolders.Add(last);
                    _steps.Attempt(last, static place => Directory.CreateDirectory(place));
                }
            }
        }
    }

    private void Stage(List<OutputFile> files, Func<string, string> placeOf)
    {
        List<OutputFile> large = files.FindAll(SideBySide.IsLarge);
        SideBySide.For(large.Count, group => _steps.Stage(group.ConvertAll(i => large[i]), placeOf));
        List<OutputFile> others = files.FindAll(static file => !SideBySide.IsLarge(file));
        InParallel.For(
            others.Count,
            TemporaryFile.BufferSize,
            (i, buffer) => _steps.Stage(others[i], placeOf(others[i].Path), buffer),
            OutputFile.TotalLength(others));
    }

    private void MoveIntoPlace(string path) =>
        _steps.Attempt(path, place => TemporaryFile.MoveInto(_folder.Locate(TemporaryFile.PathOf(path)), place));

    private void RemoveAbandonedFolders()
    {
        foreach (string folder in _changes.AbandonedFolders)
        {
            _steps.Attempt(folder, DiskSteps.RemoveIfEmpty);
        }
    }

    /// <summary>Leaves no temporary file behind if it can be helped; what fails here is what failed already.</summary>
    private void CleanUp()
    {
        foreach (OutputFile file in _files)
        {
            _steps.Try(TemporaryFile.PathOf(file.Path), File.Delete);
        }

        _steps.Try(TemporaryFile.PathOf(OwnedFiles.ListPath), File.Delete);
        foreach (string folder in _madeFolders)
        {
            _steps.Try(folder, DiskSteps.RemoveIfEmpty);
        }
    }
}
