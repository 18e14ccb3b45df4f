
namespace Coddiwomple.Output;

/// <summary>Some of the bytes of a block.</summary>
internal readonly record struct ContentPart(TextBlock Block, int Offset, int Count)
{
    public static ContentPart Of(byte[] bytes) => Whole(new TextBlock(bytes));

    public static ContentPart Whole(TextBlock block) => new(block, 0, block.Count);

    public ContentPart Without(int leading) => new(Block, Offset + leading, Count - leading);

    /// <summary>Copies the bytes to the beginning of a buffer.</summary>
    public void CopyTo(Span<byte> buffer) => Block.Read(Offset, buffer[..Count]);

    /// <summary>Gives this part and the next one as one, null where they are no neighbours in a block.</summary>
    public ContentPart? With(ContentPart next) =>
        ReferenceEquals(Block, next.Block) && Offset + Count == next.Offset ? new(Block, Offset, Count + next.Count) : null;
}

/// <summary>The bytes of a file, in parts, so that files which hold the same objects share their bytes; or staged already.</summary>
public readonly struct FileContent
{
    private static readonly ContentPart s_nothing = ContentPart.Of([]);

    private readonly ReadOnlyArray<ContentPart> _parts;
    private readonly StagedFile _staged;

    /// <summary>The parts, one after the other.</summary>
    internal FileContent(ReadOnlyArray<ContentPart> parts)
    {
        _parts = parts;
        foreach (ContentPart part in parts)
        {
            Length += part.Count;
        }
    }

    /// <summary>The bytes of a staged file, which are read back from there.</summary>
    internal FileContent(StagedFile staged, int length)
    {
        _staged = staged;
        Length = length;
    }

    public long Length { get; }

    internal bool IsStaged => _staged.Folder is not null;

    // Of the many files that are staged, hardly one is ever read back.
    private ReadOnlyArray<ContentPart> Parts => IsStaged ? [ContentPart.Of(ReadBack())] : _parts;

    public static FileContent Of(byte[] bytes) => new([ContentPart.Of(bytes)]);

    public byte[] ToArray()
    {
        byte[] whole = new byte[Length];
        new Reader(this).Fill(whole);
        return whole;
    }

    private byte[] ReadBack()
    {
        byte[] bytes = _staged.Read();
        return bytes.Length == Length ? bytes : throw new CannotProceedException("cannot read back a file that waits to be moved: it has another length now");
    }

    /// <summary>Goes through the bytes once, from first to last. <paramref name="blocks"/>: what is shared with readers of other files, null where that is not worth it.</summary>
    internal sealed class Reader(FileContent content, LoadedBlocks? blocks = null)
    {
        private const int LargestPiece = 16 << 10;

        private readonly ReadOnlyArray<ContentPart> _parts = content.Parts;
        private int _part;
        private int _offset;
        private byte[] _piece = [];

        /// <summary>Copies the next bytes into the buffer; gives how many, less than fit only at the end.</summary>
        public int Fill(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && Next(buffer.Length - count, out ContentPart part, out int offset) is > 0 and var length)
            {
                Copy(part, offset, buffer.Slice(count, length));
                count += length;
            }

            return count;
        }

        /// <summary>Whether the next bytes are these.</summary>
        public bool Matches(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                int length = Next(Math.Min(bytes.Length, LargestPiece), out ContentPart part, out int offset);
                if (length == 0 || !bytes[..length].SequenceEqual(BytesOf(part, offset, length)))
                {
                    return false;
                }

                bytes = bytes[length..];
            }

            return true;
        }

        private void Copy(ContentPart part, int offset, Span<byte> buffer)
        {
            if (blocks is null)
            {
                part.Block.Read(part.Offset + offset, buffer);
            }
            else
            {
                blocks.Find(part.Block, part.Offset + offset, buffer.Length).CopyTo(buffer);
            }
        }

        private ReadOnlySpan<byte> BytesOf(ContentPart part, int offset, int length)
        {
            if (blocks is not null)
            {
                return blocks.Find(part.Block, part.Offset + offset, length);
            }

            if (part.Block.Bytes is { } bytes)
            {
                return bytes.AsSpan(part.Offset + offset, length);
            }

            _piece = _piece.Length == 0 ? GC.AllocateUninitializedArray<byte>(LargestPiece) : _piece;
            part.Block.Read(part.Offset + offset, _piece.AsSpan(0, length));
            return _piece.AsSpan(0, length);
        }

        // Gives how many of the next part's bytes are to be taken now, and from where; none at the end.
        private int Next(int most, out ContentPart part, out int offset)
        {
            while (_part < _parts.Length && _offset == _parts[_part].Count)
            {
                _part++;
                _offset = 0;
            }

            part = _part < _parts.Length ? _parts[_part] : s_nothing;
            offset = _offset;
            int count = Math.Min(most, part.Count - _offset);
            _offset += count;
            return count;
        }
    }
}
