namespace Coddiwomple.Output;

/// <summary>The lock on a <see cref="StagingFolder"/>: a file in it that the system keeps locked until the process ends, beside one that hides the folder from git.</summary>
internal sealed class StagingLock : IDisposable
{
    private readonly string _place;
    private readonly FileStream _file;

    private StagingLock(string place, FileStream file)
    {
        _place = place;
        _file = file;
    }

    /// <summary>Makes the folder and locks it. Another run may make the same one at this moment, or remove it while it is empty: then it gives null.</summary>
    public static StagingLock? TryMake(string place)
    {
        StagingLock? made = null;
        try
        {
            Directory.CreateDirectory(place);
            made = new StagingLock(place, LockedFile.Open(Path.Join(place, LockedFile.Name), FileMode.CreateNew));
            TemporaryFile.Write(Path.Join(place, RunLock.IgnoreName), "*\n"u8);
            return made;
        }
        catch (IOException e) when (made is null && LockedFile.IsContested(e))
        {
            return null;
        }
        catch
        {
            made?.RemoveFolder();
            FileFault.Try(() => Directory.Delete(place));
            throw;
        }
    }

    /// <summary>Locks the folder of a run that was killed, perhaps before it could; gives null where the run goes on.</summary>
    public static StagingLock? TryTake(string place)
    {
        try
        {
            return new StagingLock(place, LockedFile.Open(Path.Join(place, LockedFile.Name), FileMode.OpenOrCreate));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            return null;
        }
    }

    /// <summary>Removes the folder; while others are in it that could not be removed, it stays what a killed run left.</summary>
    public void RemoveFolder()
    {
        if (Directory.GetDirectories(_place).Length > 0)
        {
            _file.Dispose();
            return;
        }

        FileFault.Try(() => File.Delete(Path.Join(_place, RunLock.IgnoreName)));

        // Held as long as its file is there, or another run might make the folder its own and lose its lock. Windows deletes no file that is open.
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        FileFault.Try(() => File.Delete(Path.Join(_place, LockedFile.Name)));
        _file.Dispose();
        FileFault.Try(() => Directory.Delete(_place));
    }

    public void Dispose() => _file.Dispose();
}
