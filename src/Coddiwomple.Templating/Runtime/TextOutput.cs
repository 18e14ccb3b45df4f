using System.Buffers;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The output behind everything that has to become a string: a pooled buffer of characters.</summary>
internal sealed class TextOutput : IScriptOutput
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(256);
    private int _count;

    public int Count => _count;

    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    public void Write(ReadOnlySpan<char> text)
    {
        if (_buffer.Length - _count < text.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>The text so far; the output is empty afterwards.</summary>
    public string TakeString()
    {
        var text = _count == 0 ? "" : new string(_buffer, 0, _count);
        _count = 0;
        return text;
    }

    public override string ToString() => new(_buffer, 0, _count);

    private void Grow(int count)
    {
        var bigger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _count + count));
        _buffer.AsSpan(0, _count).CopyTo(bigger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = bigger;
    }
}
