namespace Coddiwomple.Output;

/// <summary>A file that the system keeps locked for one run, until it is closed or the process ends, however that ends.</summary>
internal static class LockedFile
{
    public const string Name = "run.lock";

    public static FileStream Open(string place, FileMode mode) => new(place, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Whether another run holds the lock: EWOULDBLOCK on Linux, on macOS, and Windows' sharing violation.</summary>
    public static bool IsBusy(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>Whether the file could not be made because another run has made it, perhaps just now, so that it is not locked yet.</summary>
    public static bool IsTaken(IOException e) => IsBusy(e) || e.HResult is 17 or unchecked((int)0x80070050);
}
