using System.Buffers;
using System.Text;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// An output that gathers UTF-8 in a buffer. The text of a template is copied into it as bytes that were encoded when
/// the template was parsed. Reset and reuse it.
/// </summary>
public sealed class Utf8Output : IScriptOutput, IBufferWriter<byte>
{
    // Names and numbers are shorter than this; the encoder only pays for what is longer.
    private const int ShortText = 64;

    private byte[] _buffer;
    private int _count;

    /// <summary>An output with room for <paramref name="capacity"/> bytes; it grows.</summary>
    public Utf8Output(int capacity = 4096)
    {
        _buffer = new byte[capacity];
    }

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _count);

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _count);

    /// <summary>How many bytes have been written.</summary>
    public int WrittenCount => _count;

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Reset() => _count = 0;

    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    /// <summary>Writes characters.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        // Three bytes are the most that one UTF-16 code unit can need.
        Reserve(text.Length * 3);
        var span = _buffer.AsSpan(_count);
        _count += text.Length <= ShortText && ShortAscii.TryCopy(text, span) ? text.Length : Encoding.UTF8.GetBytes(text, span);
    }

    /// <summary>Writes bytes that already are UTF-8.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_count));
        _count += utf8.Length;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _count);
        _count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _buffer.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _buffer.AsSpan(_count);
    }

    public override string ToString() => Encoding.UTF8.GetString(WrittenSpan);

    private void Reserve(int count)
    {
        if (_buffer.Length - _count < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + count));
        }
    }
}
