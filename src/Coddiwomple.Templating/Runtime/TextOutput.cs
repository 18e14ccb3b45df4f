namespace Coddiwomple.Templating.Runtime;

/// <summary>The output behind everything that has to become a string: a buffer of characters that is used again.</summary>
internal sealed class TextOutput : IScriptOutput
{
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static TextOutput? _spare;

    private char[] _buffer = new char[256];
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

    /// <summary>An empty output: the one that this thread gave back last, if it did.</summary>
    public static TextOutput Take()
    {
        var output = _spare ?? new TextOutput();
        _spare = null;
        return output;
    }

    /// <summary>The text; the output goes to whoever on this thread takes one next.</summary>
    public string TakeStringAndReturn()
    {
        var text = _count == 0 ? "" : new string(_buffer, 0, _count);
        _count = 0;
        if (_buffer.Length <= LargestKept)
        {
            _spare = this;
        }

        return text;
    }

    public override string ToString() => new(_buffer, 0, _count);

    private void Grow(int count)
    {
        Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + count));
    }
}
