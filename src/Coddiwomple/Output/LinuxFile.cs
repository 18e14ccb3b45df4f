using System.Runtime.InteropServices;
using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Makes new files with as few calls of the system as it takes: opening, writing, closing. .NET locks each besides, unlocks it and asks whether it can be
/// sought in, which is much for a file of some kilobytes, of which a large mesh has a hundred thousand.
/// </summary>
internal static partial class LinuxFile
{
    // O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC.
    private const int NewForWriting = 0x1 | 0x40 | 0x80 | 0x80000;

    // What umask leaves of rw-rw-rw-, as .NET has it.
    private const int ReadableAndWritable = 0x1B6;

    // On these, the numbers above hold, and a third argument of open() is passed like any other.
    private static readonly bool s_isUsable =
        OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
        && NativeLibrary.TryLoad("libc", typeof(LinuxFile).Assembly, DllImportSearchPath.SafeDirectories, out _);

    /// <summary>
    /// Gives false, and leaves nothing, where the system is another one or refuses: .NET's own way tells what is wrong. <paramref name="place"/>: the path in
    /// UTF-8, with a zero at the end.
    /// </summary>
    public static bool TryWriteNew(ReadOnlySpan<byte> place, ReadOnlySpan<byte> content)
    {
        if (!s_isUsable || Open(place, NewForWriting, ReadableAndWritable) is not (>= 0 and var file))
        {
            return false;
        }

        bool isWhole = TryWrite(file, content);
        isWhole &= Close(file) == 0;
        if (!isWhole)
        {
            File.Delete(Encoding.UTF8.GetString(place[..^1]));
        }

        return isWhole;
    }

    private static bool TryWrite(int file, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            nint count = Write(file, content, content.Length);
            if (count <= 0)
            {
                return false;
            }

            content = content[(int)count..];
        }

        return true;
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "open")]
    private static partial int Open(ReadOnlySpan<byte> path, int flags, int mode);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint count);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
