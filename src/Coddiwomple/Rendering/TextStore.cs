using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// Keeps rendered texts in few large blocks: the garbage collector would move small ones from generation to generation until the files are written. A full
/// block goes to the <paramref name="spool"/>, if there is one.
/// </summary>
internal sealed class TextStore(TextSpool? spool)
{
    private const int SmallestBlock = 16 << 10;

    private byte[] _buffer = [];
    private TextBlock _block = new([]);
    private int _count;

    public ContentPart Add(ReadOnlySpan<byte> lead, ReadOnlySpan<byte> text)
    {
        Span<byte> place = Take(lead.Length + text.Length);
        lead.CopyTo(place);
        text.CopyTo(place[lead.Length..]);
        return Last(place.Length);
    }

    /// <summary>Keeps a text with regions in place of their marks.</summary>
    public ContentPart Add(ReadOnlySpan<byte> lead, ReadOnlySpan<byte> marked, ReadOnlyArray<string> regions)
    {
        Span<byte> place = Take(lead.Length + MarkedText.LengthWith(marked, regions));
        lead.CopyTo(place);
        MarkedText.CopyWith(marked, regions, place[lead.Length..]);
        return Last(place.Length);
    }

    /// <summary>Uses the memory of the texts again, which nobody needs any more.</summary>
    public void Forget() => _count = 0;

    private Span<byte> Take(int length)
    {
        if (_buffer.Length - _count < length)
        {
            StartBlock(length);
        }

        _count += length;
        return _buffer.AsSpan(_count - length, length);
    }

    private ContentPart Last(int length) => new(_block, _count - length, length);

    private void StartBlock(int atLeast)
    {
        bool isFree = _count > 0 && spool is not null && spool.TryMove(_block, _count) && _buffer.Length >= atLeast;
        if (!isFree)
        {
            int size = Math.Clamp(_buffer.Length * 4, SmallestBlock, TextBlock.UsualSize);
            _buffer = GC.AllocateUninitializedArray<byte>(Math.Max(size, atLeast));
        }

        _block = new TextBlock(_buffer);
        _count = 0;
    }
}
