namespace Coddiwomple.Output;

/// <summary>
/// So many bytes of a block from an offset on, in which marks may stand for <paramref name="Regions"/>, see <see cref="MarkedText"/>: none where there are no
/// marks. <paramref name="Length"/>: how many bytes a file gets of it, with the regions in place of the marks.
/// </summary>
internal readonly record struct ContentPart(TextBlock Block, int Offset, int Count, int Length, ReadOnlyArray<string> Regions)
{
    public ContentPart(TextBlock block, int offset, int count)
        : this(block, offset, count, count, [])
    {
    }

    public static ContentPart Of(byte[] bytes) => Whole(new TextBlock(bytes));

    public static ContentPart Whole(TextBlock block) => new(block, 0, block.Count);

    /// <summary>Gives the part without its first bytes, among which is no mark.</summary>
    public ContentPart Without(int leading) => new(Block, Offset + leading, Count - leading, Length - leading, Regions);

    /// <summary>Gives the part with regions in place of its marks, by which it gets another length.</summary>
    public ContentPart WithRegions(ReadOnlyArray<string> regions, int length) => new(Block, Offset, Count, length, regions);

    /// <summary>Gives this part and the next one as one, null where they are no neighbours in a block, or have marks for the regions of different callers.</summary>
    public ContentPart? With(ContentPart next)
    {
        bool areNeighbours = ReferenceEquals(Block, next.Block) && Offset + Count == next.Offset;
        bool readAlike = Regions.IsEmpty || next.Regions.IsEmpty || Regions.AsSpan() == next.Regions.AsSpan();
        return areNeighbours && readAlike ? new(Block, Offset, Count + next.Count, Length + next.Length, Regions.IsEmpty ? next.Regions : Regions) : null;
    }

    /// <summary>Copies the bytes to the beginning of a buffer; for a block in memory.</summary>
    public void CopyTo(Span<byte> buffer)
    {
        ReadOnlySpan<byte> bytes = Block.Bytes.AsSpan(Offset, Count);
        if (Regions.IsEmpty)
        {
            bytes.CopyTo(buffer);
        }
        else
        {
            MarkedText.CopyWith(bytes, Regions, buffer);
        }
    }
}
