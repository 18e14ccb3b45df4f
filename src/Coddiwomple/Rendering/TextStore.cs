using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// Keeps rendered texts in few large blocks: the garbage collector would move small ones from generation to generation until the files are written. A full
/// block goes to the <paramref name="spool"/>, if there is one.
/// </summary>
internal sealed class TextStore(TextSpool? spool)
{
    private const int SmallestBlock = 16 << 10;

    // Without a spool: those that hold texts, and then those that Forget gave back.
    private readonly ArrayBuilder<TextBlock> _blocks = new();
    private int _used;
    private byte[] _buffer = [];
    private TextBlock _block = new([]);
    private int _count;

    public ContentPart Add(ReadOnlySpan<byte> lead, ReadOnlySpan<byte> text)
    {
        Span<byte> place = Take(lead.Length + text.Length);
        lead.CopyTo(place);
        text.CopyTo(place[lead.Length..]);
        return new ContentPart(_block, _count - place.Length, place.Length);
    }

    /// <summary>Uses the memory of the texts again, which nobody needs any more. Not with a spool.</summary>
    public void Forget()
    {
        _used = 0;
        _buffer = [];
        _count = 0;
    }

    private Span<byte> Take(int length)
    {
        if (_buffer.Length - _count < length)
        {
            StartBlock(length);
        }

        _count += length;
        return _buffer.AsSpan(_count - length, length);
    }

    private void StartBlock(int atLeast)
    {
        if (spool is null)
        {
            _block = NextBlock(atLeast);
            _buffer = _block.Bytes ?? [];
        }
        else
        {
            bool isFree = _count > 0 && spool.TryMove(_block, _count) && _buffer.Length >= atLeast;
            _buffer = isFree ? _buffer : NewBuffer(atLeast);
            _block = new TextBlock(_buffer);
        }

        _count = 0;
    }

    private TextBlock NextBlock(int atLeast)
    {
        if (_used == _blocks.Count)
        {
            _blocks.Add(new TextBlock(NewBuffer(atLeast)));
        }
        else if (_blocks[_used].Count < atLeast)
        {
            _blocks[_used] = new TextBlock(NewBuffer(atLeast));
        }

        return _blocks[_used++];
    }

    private byte[] NewBuffer(int atLeast)
    {
        int size = Math.Clamp(_buffer.Length * 4, SmallestBlock, TextBlock.UsualSize);
        return GC.AllocateUninitializedArray<byte>(Math.Max(size, atLeast));
    }
}
