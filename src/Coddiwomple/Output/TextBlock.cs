using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>Bytes that wait to be written, in memory or, once <see cref="MoveTo"/> was called, in a file without a name. Nobody changes them any more.</summary>
internal sealed class TextBlock(byte[] bytes)
{
    /// <summary>How large blocks are, but for single large objects: less than what the collector takes for large, since it goes through all that there is after a few of those.</summary>
    public const int UsualSize = 64 << 10;

    private byte[]? _bytes = bytes;
    private SafeFileHandle? _file;
    private long _start;

    /// <summary>Null where they are in a file.</summary>
    public byte[]? Bytes => _bytes;

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; } = bytes.Length;

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
        if (_file is not { } file)
        {
            _bytes.AsSpan(offset, buffer.Length).CopyTo(buffer);
            return;
        }

        for (int done = 0; done < buffer.Length;)
        {
            int count = RandomAccess.Read(file, buffer[done..], _start + offset + done);
            done += count > 0 ? count : throw new CannotProceedException("cannot read back the temporary file: it has become shorter");
        }
    }
}
