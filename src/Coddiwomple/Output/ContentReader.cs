using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Goes through the bytes of a file once, from first to last, with regions in place of marks. <paramref name="blocks"/>: what is shared with readers of other files, null where
/// that is not worth it.
/// </summary>
internal sealed class ContentReader(FileContent content, LoadedBlocks? blocks = null)
{
    private const int LargestPiece = 16 << 10;

    private readonly ReadOnlyArray<ContentPart> _parts = content.ReadParts();
    private int _part;
    private int _offset;

    // The region in place of the last mark, up to its end and from where it was not given yet.
    private byte[] _region = [];
    private int _regionStart;
    private int _regionEnd;

    // What was last read back of the part at hand.
    private byte[] _piece = [];
    private int _pieceStart;
    private int _pieceEnd;

    /// <summary>Copies the next bytes into the buffer; gives how many, less than fit only at the end.</summary>
    public int Fill(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && Next(buffer.Length - count) is { IsEmpty: false } bytes)
        {
            bytes.CopyTo(buffer[count..]);
            count += bytes.Length;
        }

        return count;
    }

    /// <summary>Whether the next bytes are these.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> next = Next(bytes.Length);
            if (next.IsEmpty || !bytes.StartsWith(next))
            {
                return false;
            }

            bytes = bytes[next.Length..];
        }

        return true;
    }

    // Gives at most so many of the next bytes; none at the end.
    private ReadOnlySpan<byte> Next(int most)
    {
        if (_regionStart < _regionEnd)
        {
            return NextOfRegion(most);
        }

        while (_part < _parts.Length && _offset == _parts[_part].Count)
        {
            _part++;
            _offset = 0;
            _pieceEnd = 0;
        }

        return _part < _parts.Length ? Next(_parts[_part], most) : [];
    }

    // Up to the next mark, or what takes its place.
    private ReadOnlySpan<byte> Next(ContentPart part, int most)
    {
        ReadOnlySpan<byte> bytes = BytesOf(part, Math.Min(part.Count - _offset, LargestPiece));
        int mark = part.Regions.IsEmpty ? -1 : MarkedText.Find(bytes);
        if (mark == 0)
        {
            _offset += MarkedText.MarkLength;
            BeginRegion(part.Regions[MarkedText.RegionAt(bytes)]);
            return NextOfRegion(most);
        }

        int length = Math.Min(most, mark < 0 ? bytes.Length : mark);
        _offset += length;
        return bytes[..length];
    }

    private void BeginRegion(string region)
    {
        int most = Encoding.UTF8.GetMaxByteCount(region.Length);
        _region = _region.Length < most ? new byte[most] : _region;
        _regionStart = 0;
        _regionEnd = Encoding.UTF8.GetBytes(region, _region);
    }

    private ReadOnlySpan<byte> NextOfRegion(int most)
    {
        ReadOnlySpan<byte> bytes = _region.AsSpan(_regionStart, Math.Min(most, _regionEnd - _regionStart));
        _regionStart += bytes.Length;
        return bytes;
    }

    // So many bytes of the part at hand, from the offset on; fewer where not all are read back, but a mark at the beginning is whole.
    private ReadOnlySpan<byte> BytesOf(ContentPart part, int count)
    {
        if (blocks is not null)
        {
            return blocks.Find(part.Block, part.Offset + _offset, count);
        }

        if (part.Block.Bytes is { } bytes)
        {
            return bytes.AsSpan(part.Offset + _offset, count);
        }

        if (_pieceEnd - _offset < Math.Min(count, MarkedText.MarkLength))
        {
            _piece = _piece.Length == 0 ? GC.AllocateUninitializedArray<byte>(LargestPiece) : _piece;
            part.Block.Read(part.Offset + _offset, _piece.AsSpan(0, count));
            _pieceStart = _offset;
            _pieceEnd = _offset + count;
        }

        return _piece.AsSpan(_offset - _pieceStart, _pieceEnd - _offset);
    }
}
