using System.Collections.Immutable;

namespace Coddiwomple.Output;

/// <summary>Some of the bytes of a buffer; nobody changes them any more.</summary>
internal sealed record ContentPart(byte[] Bytes, int Offset, int Count)
{
    public static ContentPart Of(byte[] bytes) => new(bytes, 0, bytes.Length);
}

/// <summary>The bytes of a file, in parts, so that files which hold the same objects share their bytes.</summary>
public sealed class FileContent
{
    private readonly ImmutableArray<ContentPart> _parts;

    /// <summary>The parts, one after the other.</summary>
    internal FileContent(ImmutableArray<ContentPart> parts)
    {
        _parts = parts;
        foreach (ContentPart part in parts)
        {
            Length += part.Count;
        }
    }

    public long Length { get; }

    public static FileContent Of(byte[] bytes) => new([ContentPart.Of(bytes)]);

    public byte[] ToArray()
    {
        byte[] whole = new byte[Length];
        new Reader(this).Fill(whole);
        return whole;
    }

    /// <summary>Goes through the bytes once, from first to last.</summary>
    internal sealed class Reader(FileContent content)
    {
        private int _part;
        private int _offset;

        /// <summary>Copies the next bytes into the buffer; gives how many, less than fit only at the end.</summary>
        public int Fill(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && Next(buffer.Length - count) is { Length: > 0 } next)
            {
                next.CopyTo(buffer[count..]);
                count += next.Length;
            }

            return count;
        }

        /// <summary>Whether the next bytes are these.</summary>
        public bool Matches(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                ReadOnlySpan<byte> next = Next(bytes.Length);
                if (next.IsEmpty || !bytes[..next.Length].SequenceEqual(next))
                {
                    return false;
                }

                bytes = bytes[next.Length..];
            }

            return true;
        }

        private ReadOnlySpan<byte> Next(int most)
        {
            while (_part < content._parts.Length && _offset == content._parts[_part].Count)
            {
                _part++;
                _offset = 0;
            }

            if (_part == content._parts.Length)
            {
                return default;
            }

            ContentPart part = content._parts[_part];
            int count = Math.Min(most, part.Count - _offset);
            _offset += count;
            return part.Bytes.AsSpan(part.Offset + _offset - count, count);
        }
    }
}
