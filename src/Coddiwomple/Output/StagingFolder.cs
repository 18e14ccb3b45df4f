using System.Text.Unicode;

namespace Coddiwomple.Output;

/// <summary>A file that was written to a staging folder and is not moved yet.</summary>
internal readonly record struct StagedFile(StagingFolder Folder, string Path)
{
    public byte[] Read() => Folder.Read(Path);
}

/// <summary>
/// A folder in <c>.coddiwomple</c> that one run has to itself, for files of folders that are not there yet: they are written here, those of a large mesh while
/// the rest is still being compiled, and each folder is then moved whole. Nobody else writes into it, so it takes no <see cref="RunLock"/>, and a run that
/// finds an error removes it. A lock of the operating system on a file in it, which ends with the process, tells others that it is in use.
/// <paramref name="output"/>: made when it is needed, since what is wrong with it is said after what is wrong with the topology.
/// </summary>
internal sealed class StagingFolder(Lazy<OutputFolder> output) : IDisposable
{
    private const string NameStart = "new-";
    private const int MostAttempts = 1000;

    // Longer ones are written in .NET's own way.
    private const int UsualPath = 512;

    // From the inside out.
    private readonly List<string> _foldersAbove = [];
    private StagingLock? _lock;

    // The start of the places on disk of what is in it.
    private string _onDisk = "";

    public static bool IsName(string name) => name.StartsWith(NameStart, StringComparison.Ordinal);

    /// <summary>The folder that the files are for.</summary>
    public OutputFolder Output => output.Value;

    /// <summary>The path of the folder that was claimed; "" before that.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Gives where a new folder, or a file in one, is until the folder is moved; for a folder that is claimed.</summary>
    public string PlaceOf(string path) => string.Concat(Place, "/", path);

    /// <summary>
    /// Claims a folder and makes others in it, to take their files before it is known whether any are to be written. Gives false, and leaves nothing,
    /// where one of them is there already, or nothing can be made: that is told when there is something to write.
    /// </summary>
    public bool TryClaimFor(IEnumerable<string> names)
    {
        try
        {
            var disk = new DiskView(Output);
            if (disk.Find(OutputFolder.OwnFolder) is not (DiskEntry.None or DiskEntry.Folder) || names.Any(name => disk.Find(name) != DiskEntry.None))
            {
                return false;
            }

            Claim();
            foreach (string name in names)
            {
                Directory.CreateDirectory(_onDisk + name);
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
            var disk = new DiskView(Output);
            for (int attempt = 1; _lock is null; attempt++)
            {
                if (attempt > MostAttempts)
                {
                    throw new IOException("other runs remove it each time it is made");
                }

                // Never a name that another run has used: see StagingLock.
                Place = $"{OutputFolder.OwnFolder}/{NameStart}{Path.GetRandomFileName()}";
                _onDisk = Output.Locate(Place) + "/";
                if (disk.Find(Place) == DiskEntry.None)
                {
                    _lock = StagingLock.TryMake(Output.Locate(Place));
                }
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(Output.Describe(Place), e);
        }
    }

    /// <summary>Writes a file of a folder that was made here. Safe for use from several threads.</summary>
    public void Write(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Span<byte> place = stackalloc byte[UsualPath];
            if (!Utf8.TryWrite(place, $"{_onDisk}{folder}/{name}\0", out int length) || !LinuxFile.TryWriteNew(place[..length], bytes))
            {
                TemporaryFile.Write(string.Concat(_onDisk, folder, "/", name), bytes);
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(Output.Describe($"{folder}/{name}"), e);
        }
    }

    /// <summary>Gives the content of a file that was written here, which is read back from there, should anybody ask.</summary>
    public FileContent ContentOf(string path, int length) => new(new StagedFile(this, path), length);

    /// <summary>Reads a file that was written here and not moved yet.</summary>
    public byte[] Read(string path) => File.ReadAllBytes(_onDisk + path);

    /// <summary>Leaves nothing of the folder, and nothing of those above that were made for it and hold nothing else. What cannot be removed is left to the next run.</summary>
    public void Dispose() => Remove();

    /// <summary>For tests: lets go of the folder, so that it is what a killed run leaves.</summary>
    public void LetGo()
    {
        _lock?.Dispose();
        _lock = null;
        _foldersAbove.Clear();
    }

    private void Remove()
    {
        if (_lock is { } held)
        {
            _lock = null;
            FileFault.Try(() => RemoveWhole(held));
            held.Dispose();
        }

        foreach (string above in _foldersAbove)
        {
            FileFault.Try(() => DiskSteps.RemoveIfEmpty(above));
        }

        _foldersAbove.Clear();
    }

    // Somebody may have put a link in its place, or in that of a folder in it.
    private void RemoveWhole(StagingLock held)
    {
        var disk = new DiskView(Output);
        if (disk.Find(Place) == DiskEntry.Folder)
        {
            foreach (string name in disk.List(Place).NamesOf(DiskEntry.Folder))
            {
                FileFault.Try(() => Directory.Delete(_onDisk + name, recursive: true));
            }

            held.RemoveFolder();
        }
    }

    private void MakeOwnFolder()
    {
        // Whoever made our own folder, nobody misses it while it is empty.
        string own = Output.Locate(OutputFolder.OwnFolder);
        _foldersAbove.Add(own);
        for (string? above = Path.GetDirectoryName(own); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            _foldersAbove.Add(above);
        }

        Directory.CreateDirectory(own);
    }
}
