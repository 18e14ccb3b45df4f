namespace Coddiwomple.Templating.Runtime;

/// <summary>The output behind everything that has to become a string, or might have: a buffer of characters that is used again.</summary>
public sealed class TextOutput : IScriptOutput
{
    private const int LargestKept = 1 << 20;

    // Texts inside each other need one each.
    private const int MostKept = 4;

    [ThreadStatic]
    private static TextOutput? _spare;

    [ThreadStatic]
    private static int _spares;

    private TextOutput? _next;

    private char[] _buffer = new char[256];
    private int _count;

    /// <summary>How many characters have been written.</summary>
    public int Count => _count;

    /// <summary>The characters written so far; valid until the next write.</summary>
    internal ReadOnlySpan<char> WrittenSpan => _buffer.AsSpan(0, _count);

    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    /// <summary>Writes characters.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (_buffer.Length - _count < text.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>An empty output: one that this thread gave back, if it did.</summary>
    public static TextOutput Take()
    {
        if (_spare is not { } output)
        {
            return new TextOutput();
        }

        _spare = output._next;
        _spares--;
        return output;
    }

    /// <summary>The text; the output goes to whoever on this thread takes one next.</summary>
    public string TakeStringAndReturn()
    {
        var text = _count == 0 ? "" : new string(_buffer, 0, _count);
        Return();
        return text;
    }

    /// <summary>Forgets the text; the output goes to whoever on this thread takes one next.</summary>
    internal void Return()
    {
        _count = 0;
        if (_buffer.Length <= LargestKept && _spares < MostKept)
        {
            _next = _spare;
            _spare = this;
            _spares++;
        }
    }

    public override string ToString() => new(_buffer, 0, _count);

    private void Grow(int count)
    {
        Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + count));
    }
}
