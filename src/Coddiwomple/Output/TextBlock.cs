using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>
/// Bytes that wait to be written: in memory, in a file without a name once <see cref="MoveTo"/> was called, or in a file of their own in a staging folder.
/// Nobody changes them any more.
/// </summary>
internal sealed class TextBlock
{
    /// <summary>How large blocks are, but for single large objects: less than what the collector takes for large, since it goes through all that there is after a few of those.</summary>
    public const int UsualSize = 64 << 10;

    private readonly StagedFile _staged;
    private byte[]? _bytes;
    private SafeFileHandle? _file;
    private long _start;

    public TextBlock(byte[] bytes)
    {
        _bytes = bytes;
        Count = bytes.Length;
    }

    /// <summary>All bytes of a file that was staged.</summary>
    public TextBlock(StagedFile staged, int count)
    {
        _staged = staged;
        Count = count;
    }

    /// <summary>Null where they are in a file.</summary>
    public byte[]? Bytes => _bytes;

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Writes the first <paramref name="count"/> bytes to a place in the file, and lets go of the memory.</summary>
    public void MoveTo(SafeFileHandle file, long start, int count)
    {
        RandomAccess.Write(file, _bytes.AsSpan(0, count), start);
        _file = file;
        _start = start;
        Count = count;
        _bytes = null;
    }

    /// <summary>Copies the bytes from an offset on; they fill the buffer.</summary>
    public void Read(int offset, Span<byte> buffer)
    {
        if (_bytes is not null)
        {
            _bytes.AsSpan(offset, buffer.Length).CopyTo(buffer);
        }
        else if (_file is not null)
        {
            Read(_file, _start + offset, buffer);
        }
        else
        {
            using SafeFileHandle file = _staged.Open();
            Read(file, offset, buffer);
        }
    }

    private static void Read(SafeFileHandle file, long start, Span<byte> buffer)
    {
        for (int done = 0; done < buffer.Length;)
        {
            int count = RandomAccess.Read(file, buffer[done..], start + done);
            done += count > 0 ? count : throw new CannotProceedException("cannot read back the temporary file: it has become shorter");
        }
    }
}
