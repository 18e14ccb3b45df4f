using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>A file that was written to a staging folder and is not moved yet.</summary>
internal readonly record struct StagedFile(StagingFolder Folder, string Path)
{
    public SafeFileHandle Open() => Folder.Open(Path);
}

/// <summary>
/// A folder in <c>.coddiwomple</c> that one run has to itself, for files of folders that are not there yet: they are written here, those of a large mesh while
/// the rest is still being compiled, and each folder is then moved whole. Nobody else looks into it, so it takes no <see cref="RunLock"/>, and a run that
/// finds an error removes it without a trace. A lock of the operating system on a file in it, which ends with the process, tells others that it is in use.
/// </summary>
internal sealed class StagingFolder(OutputFolder folder) : IDisposable
{
    private const string LockName = "run.lock";

    private const string NameStart = "new-";

    private readonly List<string> _madeAbove = [];
    private FileStream? _lock;
    private string _place = "";

    /// <summary>Gives where a new folder, or a file in one, is until the folder is moved; for a folder that is claimed.</summary>
    public string PlaceOf(string path) => string.Concat(_place, "/", path);

    /// <summary>
    /// Claims a folder and makes others in it, to take their files before it is known whether any are to be written. Gives false, and leaves nothing,
    /// where one of them is there already, or nothing can be made: that is told when there is something to write.
    /// </summary>
    public bool TryClaimFor(IEnumerable<string> names)
    {
        try
        {
            var disk = new DiskView(folder);
            if (disk.Find(OutputFolder.OwnFolder) is not (DiskEntry.None or DiskEntry.Folder) || names.Any(name => disk.Find(name) != DiskEntry.None))
            {
                return false;
            }

            Claim();
            foreach (string name in names)
            {
                Directory.CreateDirectory(folder.Locate(PlaceOf(name)));
            }

            return true;
        }
        catch (Exception e) when (FileFault.Is(e) || e is CannotProceedException)
        {
            Remove();
            return false;
        }
    }

    /// <summary>Claims a folder, if that was not done yet.</summary>
    public void Claim()
    {
        if (_lock is not null)
        {
            return;
        }

        try
        {
            MakeOwnFolder();
            var disk = new DiskView(folder);
            for (int number = 0; _lock is null; number++)
            {
                _place = $"{OutputFolder.OwnFolder}/{NameStart}{number}";
                if (disk.Find(_place) == DiskEntry.None)
                {
                    _lock = TryLockNew();
                }
            }

            TemporaryFile.Write(folder.Locate(PlaceOf(RunLock.IgnoreName)), "*\n"u8);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(_place), e);
        }
    }

    /// <summary>Writes a file of a folder that was made here; its content is read back from there, should anybody ask. Safe for use from several threads.</summary>
    public OutputFile Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            TemporaryFile.Write(folder.Locate(PlaceOf(path)), bytes);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(path), e);
        }

        return new OutputFile(path, new FileContent(new StagedFile(this, path), bytes.Length));
    }

    /// <summary>Opens a file that was written here and not moved yet.</summary>
    public SafeFileHandle Open(string path) => File.OpenHandle(folder.Locate(PlaceOf(path)));

    /// <summary>Leaves nothing of the folder, and nothing of those above that were made for it and hold nothing else. What cannot be removed is left to the next run.</summary>
    public void Remove()
    {
        if (_lock is { } held)
        {
            _lock = null;
            string place = folder.Locate(_place);
            Try(() => Array.ForEach(Directory.GetDirectories(place), static inside => Directory.Delete(inside, recursive: true)));
            Try(() => File.Delete(Path.Join(place, RunLock.IgnoreName)));
            RemoveLocked(place, held);
        }

        for (int index = _madeAbove.Count - 1; index >= 0; index--)
        {
            Try(() => DiskSteps.RemoveIfEmpty(_madeAbove[index]));
        }

        _madeAbove.Clear();
    }

    /// <summary>Lets go of the folder; what is still in it is then what a killed run leaves.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Whether there are such folders, of whichever run.</summary>
    public static bool IsAnyOn(DiskView disk) => NamesOn(disk).Any();

    /// <summary>
    /// Removes the folders of killed runs. Only what those can have written goes: plain files in plain folders that start as our files do; then folders left empty.
    /// </summary>
    public void RemoveLeftovers(DiskSteps steps)
    {
        var disk = new DiskView(folder);
        foreach (string place in NamesOn(disk).Select(static name => $"{OutputFolder.OwnFolder}/{name}").Where(place => place != _place))
        {
            if (disk.Find($"{place}/{LockName}") == DiskEntry.None)
            {
                steps.Try(place, DiskSteps.RemoveIfEmpty);
            }
            else
            {
                using FileStream? held = TryLock(folder.Locate($"{place}/{LockName}"), FileMode.Open);
                if (held is not null)
                {
                    RemoveFiles(disk, place, steps);
                    steps.Try($"{place}/{RunLock.IgnoreName}", File.Delete);
                    RemoveLocked(folder.Locate(place), held);
                }
            }
        }
    }

    private void RemoveFiles(DiskView disk, string place, DiskSteps steps)
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

    private static IEnumerable<string> NamesOn(DiskView disk) =>
        disk.List(OutputFolder.OwnFolder).NamesOf(DiskEntry.Folder).Where(static name => name.StartsWith(NameStart, StringComparison.Ordinal));

    // The lock is held as long as its file is there, or another run might claim the folder and lose its lock. Windows deletes no file that is open.
    private static void RemoveLocked(string place, FileStream held)
    {
        if (OperatingSystem.IsWindows())
        {
            held.Dispose();
        }

        Try(() => File.Delete(Path.Join(place, LockName)));
        held.Dispose();
        Try(() => Directory.Delete(place));
    }

    private void MakeOwnFolder()
    {
        var missing = new Stack<string>();
        for (string? above = folder.Locate(OutputFolder.OwnFolder); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            missing.Push(above);
        }

        _madeAbove.AddRange(missing);
        Directory.CreateDirectory(folder.Locate(OutputFolder.OwnFolder));
    }

    // Another run may make the same folder at the same moment, or remove it while it is empty; one of them makes the file.
    private FileStream? TryLockNew()
    {
        string place = folder.Locate(_place);
        Directory.CreateDirectory(place);
        return TryLock(Path.Join(place, LockName), FileMode.CreateNew);
    }

    private static FileStream? TryLock(string place, FileMode mode)
    {
        try
        {
            return new FileStream(place, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (FileFault.Is(e) && (mode == FileMode.Open || e is DirectoryNotFoundException || File.Exists(place)))
        {
            return null;
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            // What is left over is removed by a later run.
        }
    }
}
