namespace Coddiwomple.Output;

/// <summary>A file that the system keeps locked for one run, until it is closed or the process ends, however that ends.</summary>
internal static class LockedFile
{
    public const string Name = "run.lock";

    public static FileStream Open(string place, FileMode mode) => new(place, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Whether another run holds the lock: EWOULDBLOCK on Linux, on macOS, and Windows' sharing violation.</summary>
    public static bool IsBusy(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>
    /// Whether the file, or its folder, could not be made because of another run: it has made the file, perhaps just now, so that it is not locked yet, or removes
    /// the folder at this moment.
    /// </summary>
    public static bool IsContested(IOException e) => FileFault.IsGone(e) || IsBusy(e) || e.HResult is 17 or unchecked((int)0x80070050);
}
