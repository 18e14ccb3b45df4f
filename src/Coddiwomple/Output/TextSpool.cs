using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>
/// Takes the blocks of text that wait until everything is known to be sound, and keeps them in memory while they are few; of a large mesh the rest goes to
/// a temporary file in the first of <paramref name="folders"/> that takes one. The file loses its name as soon as it is made, so that even a killed run
/// leaves nothing. Where no file can be made or the disk is full, memory has to do. Safe for use from several threads.
/// </summary>
internal sealed class TextSpool(ReadOnlyArray<string> folders)
{
    /// <summary>What a thousand services need; a file costs more than it saves below that.</summary>
    private const long MostInMemory = 16 << 20;

    private const int MostNames = 100;

    private readonly Lock _lock = new();
    private SafeFileHandle? _file;
    private long _kept;
    private long _length;
    private bool _hasFailed;

    /// <summary>Whether the block's bytes were moved to the file, so that its memory may be used again.</summary>
    public bool TryMove(TextBlock block, int count)
    {
        SafeFileHandle? file;
        long start;
        lock (_lock)
        {
            _kept += count;
            file = _kept <= MostInMemory || _hasFailed ? null : _file ??= Create();
            if (file is null)
            {
                return false;
            }

            start = _length;
            _length += count;
        }

        try
        {
            block.MoveTo(file, start, count);
            return true;
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            _hasFailed = true;
            return false;
        }
    }

    private SafeFileHandle? Create()
    {
        foreach (string folder in folders)
        {
            for (int number = 0; number < MostNames; number++)
            {
                string place = Path.Join(folder, $".coddiwomple-{number}.tmp");
                try
                {
                    return CreateNameless(place);
                }
                catch (IOException) when (File.Exists(place))
                {
                    // Another run makes its own at this moment.
                }
                catch (Exception e) when (FileFault.Is(e))
                {
                    break;
                }
            }
        }

        _hasFailed = true;
        return null;
    }

    private static SafeFileHandle CreateNameless(string place)
    {
        FileOptions options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        SafeFileHandle file = File.OpenHandle(place, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, options);
        if (options == FileOptions.None)
        {
            File.Delete(place);
        }

        return file;
    }
}
