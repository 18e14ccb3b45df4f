namespace Coddiwomple.Output;

/// <summary>
/// The lock on a <see cref="StagingFolder"/>: a file in it that the system keeps locked until the process ends, beside one that hides the folder from git. A file
/// can be removed between being opened and being locked, and whoever locks it then holds nothing. So only the run that makes the folder makes the file, under a
/// name that no other folder has had or will have, and only its holder removes it: one that is still there once it is locked stays its holder's.
/// </summary>
internal sealed class StagingLock : IDisposable
{
    private readonly string _place;
    private readonly FileStream _file;

    private StagingLock(string place, FileStream file)
    {
        _place = place;
        _file = file;
    }

    /// <summary>Makes the folder and locks it. Another run may remove it before it is locked, since it looks like one that a killed run left: then it gives null.</summary>
    public static StagingLock? TryMake(string place)
    {
        StagingLock? made = null;
        try
        {
            Directory.CreateDirectory(place);
            made = Lock(place, FileMode.CreateNew);
            if (made is not null)
            {
                TemporaryFile.Write(Path.Join(place, RunLock.IgnoreName), "*\n"u8);
            }

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

    /// <summary>Locks the folder of a run that was killed; gives null where the run goes on, or there is no lock.</summary>
    public static StagingLock? TryTake(string place)
    {
        try
        {
            return Lock(place, FileMode.Open);
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

        // Held as long as its file is there. Windows deletes no file that is open.
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        FileFault.Try(() => File.Delete(Path.Join(_place, LockedFile.Name)));
        _file.Dispose();
        FileFault.Try(() => Directory.Delete(_place));
    }

    public void Dispose() => _file.Dispose();

    private static StagingLock? Lock(string place, FileMode mode)
    {
        string path = Path.Join(place, LockedFile.Name);
        FileStream file = LockedFile.Open(path, mode);
        if (File.Exists(path))
        {
            return new StagingLock(place, file);
        }

        file.Dispose();
        return null;
    }
}
