namespace Coddiwomple.Output;

/// <summary>
/// Keeps two runs from writing to one folder at once: an exclusive lock of the operating system on <c>.coddiwomple/run.lock</c>, which ends with the
/// process, however that ends. The empty file stays: were it deleted, a run that had just opened it could lock a file that no longer has a name while
/// a third locks its successor. A <c>.gitignore</c> beside it, which ignores itself too, keeps both out of commits. Only runs that write make them:
/// <c>--check</c>, <c>--diff</c> and a run that finds nothing to do read without a lock, or under one that is there already, and create nothing.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string LockPath = OutputFolder.OwnFolder + "/" + LockedFile.Name;

    public const string IgnoreName = ".gitignore";

    public const string IgnorePath = OutputFolder.OwnFolder + "/" + IgnoreName;

    private const int PollMilliseconds = 25;
    private const int MostAttempts = 100;

    private readonly FileStream _file;

    private RunLock(FileStream file, bool isFirst)
    {
        _file = file;
        IsFirst = isFirst;
    }

    /// <summary>Whether this made the file, so that no other run can have written to the folder before.</summary>
    public bool IsFirst { get; }

    /// <summary>Whether a run that writes has ever been here, perhaps just now.</summary>
    public static bool Exists(OutputFolder folder) => File.Exists(folder.Locate(LockPath));

    /// <summary>Waits for the lock; gives null if there is no file, or one that we may not write: then there is nobody to wait for.</summary>
    public static RunLock? AcquireExisting(OutputFolder folder, TimeSpan timeout)
    {
        try
        {
            return Exists(folder) ? Acquire(folder, timeout) : null;
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            return null;
        }
    }

    /// <summary>Makes the file and takes the lock; waits if another run is quicker.</summary>
    public static RunLock Create(OutputFolder folder, TimeSpan timeout)
    {
        try
        {
            RunLock held = Make(folder, timeout);
            WriteIgnoreFile(folder, held);
            return held;
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(LockPath), e);
        }
    }

    public void Dispose() => _file.Dispose();

    // A run that finds an error removes the folder if it is empty, perhaps between two of our steps, or two of CreateDirectory, which then takes it for a file.
    private static RunLock Make(OutputFolder folder, TimeSpan timeout)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(folder.Locate(OutputFolder.OwnFolder));
                return TryMake(folder) ?? Acquire(folder, timeout);
            }
            catch (IOException e) when (attempt < MostAttempts && LockedFile.IsContested(e))
            {
                // Once more.
            }
        }
    }

    private static RunLock? TryMake(OutputFolder folder)
    {
        try
        {
            return Exists(folder) ? null : new RunLock(Open(folder, FileMode.CreateNew), isFirst: true);
        }
        catch (IOException) when (Exists(folder))
        {
            return null;
        }
    }

    private static RunLock Acquire(OutputFolder folder, TimeSpan timeout)
    {
        for (long attempts = (long)timeout.TotalMilliseconds / PollMilliseconds; ; attempts--)
        {
            try
            {
                return new RunLock(Open(folder, FileMode.Open), isFirst: false);
            }
            catch (IOException e) when (LockedFile.IsBusy(e))
            {
                if (attempts <= 0)
                {
                    throw new CannotProceedException(
                        $"another run is writing to \"{folder.GivenPath}\"", "run again when it has ended; one run at a time may write to a folder", e);
                }

                Thread.Sleep(PollMilliseconds);
            }
        }
    }

    private static FileStream Open(OutputFolder folder, FileMode mode) => LockedFile.Open(folder.Locate(LockPath), mode);

    /// <summary>Under the lock: two first runs would write to the same temporary file.</summary>
    private static void WriteIgnoreFile(OutputFolder folder, RunLock held)
    {
        string place = folder.Locate(IgnorePath);
        if (File.Exists(place))
        {
            return;
        }

        try
        {
            string temporary = folder.Locate(TemporaryFile.PathOf(IgnorePath));
            File.Delete(temporary);
            TemporaryFile.Write(temporary, "# all but the list of files is for this machine only\n*\n!/files\n"u8);
            TemporaryFile.MoveInto(temporary, place);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
