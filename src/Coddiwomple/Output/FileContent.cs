using System.Collections.Immutable;

namespace Coddiwomple.Output;

/// <summary>The bytes of a file, in parts, so that files which hold the same objects share their bytes.</summary>
public sealed class FileContent
{
    private readonly ImmutableArray<byte[]> _parts;

    /// <summary>The parts, one after the other; nobody changes them any more.</summary>
    internal FileContent(ImmutableArray<byte[]> parts)
    {
        _parts = parts;
        foreach (byte[] part in parts)
        {
            Length += part.Length;
        }
    }

    public long Length { get; }

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
            while (_part < content._parts.Length && _offset == content._parts[_part].Length)
            {
                _part++;
                _offset = 0;
            }

            if (_part == content._parts.Length)
            {
                return default;
            }

            byte[] part = content._parts[_part];
            int count = Math.Min(most, part.Length - _offset);
            _offset += count;
            return part.AsSpan(_offset - count, count);
        }
    }
}
