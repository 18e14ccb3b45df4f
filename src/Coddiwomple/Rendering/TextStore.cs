using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// Keeps rendered texts in few large buffers: the garbage collector would move small ones from generation to generation until the files are written.
/// </summary>
internal sealed class TextStore
{
    private const int SmallestBuffer = 16 << 10;
    private const int LargestBuffer = 1 << 20;

    private byte[] _buffer = [];
    private int _count;

    public ContentPart Add(ReadOnlySpan<byte> text)
    {
        if (_buffer.Length - _count < text.Length)
        {
            int size = Math.Clamp(_buffer.Length * 4, SmallestBuffer, LargestBuffer);
            _buffer = GC.AllocateUninitializedArray<byte>(Math.Max(size, text.Length));
            _count = 0;
        }

        text.CopyTo(_buffer.AsSpan(_count));
        _count += text.Length;
        return new ContentPart(_buffer, _count - text.Length, text.Length);
    }
}
