using System.Text;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>
/// Where marks stand for regions in a rendered text, see <see cref="RegionMark"/>: found once for all variants of the text. For one text after the other.
/// </summary>
internal sealed class MarkedText
{
    // Of a mark in UTF-8, and of nothing else that is rendered: characters that start with it are all for private use.
    private const byte FirstByte = 0xEE;

    private const int MarkLength = 3;

    private readonly ArrayBuilder<Mark> _marks = new();

    /// <summary>Begins with another text; gives whether there are marks in it.</summary>
    public bool Find(ReadOnlySpan<byte> text)
    {
        _marks.Clear();
        int start = 0;
        int distance;
        while ((distance = text[start..].IndexOf(FirstByte)) >= 0)
        {
            int offset = start + distance;
            start = offset + MarkLength;
            _marks.Add(new Mark(offset, RegionOf(text[offset..start])));
        }

        return _marks.Count > 0;
    }

    /// <summary>How many bytes the text in which they were found has with the regions in place of the marks.</summary>
    public int LengthWith(ReadOnlySpan<byte> text, ReadOnlyArray<string> regions)
    {
        int length = text.Length;
        foreach (Mark mark in _marks)
        {
            length += Encoding.UTF8.GetByteCount(regions[mark.Region]) - MarkLength;
        }

        return length;
    }

    /// <summary>Copies that text, with the regions in place of the marks.</summary>
    public void CopyWith(ReadOnlySpan<byte> text, ReadOnlyArray<string> regions, Span<byte> target)
    {
        int start = 0;
        foreach (Mark mark in _marks)
        {
            ReadOnlySpan<byte> before = text[start..mark.Offset];
            before.CopyTo(target);
            target = target[before.Length..];
            target = target[Encoding.UTF8.GetBytes(regions[mark.Region], target)..];
            start = mark.Offset + MarkLength;
        }

        text[start..].CopyTo(target);
    }

    // Of the second and third byte of a character six bits count.
    private static int RegionOf(ReadOnlySpan<byte> mark) => ((mark[1] & 0x3F) << 6) | (mark[2] & 0x3F);

    private readonly record struct Mark(int Offset, int Region);
}
