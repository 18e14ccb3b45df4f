using System.Text;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>Rendered text in which marks stand for regions, see <see cref="RegionMark"/>.</summary>
internal static class MarkedText
{
    // Of a mark in UTF-8, and of nothing else that is rendered: characters that start with it are all for private use.
    private const byte FirstByte = 0xEE;

    private const int MarkLength = 3;

    public static bool IsIn(ReadOnlySpan<byte> text) => text.Contains(FirstByte);

    /// <summary>How many bytes there are with the regions in place of their marks.</summary>
    public static int LengthWith(ReadOnlySpan<byte> text, ReadOnlyArray<string> regions)
    {
        int length = text.Length;
        for (int at = text.IndexOf(FirstByte); at >= 0; at = text.IndexOf(FirstByte))
        {
            length += Encoding.UTF8.GetByteCount(RegionAt(text[at..], regions)) - MarkLength;
            text = text[(at + MarkLength)..];
        }

        return length;
    }

    /// <summary>Copies the text with the regions in place of their marks.</summary>
    public static void CopyWith(ReadOnlySpan<byte> text, ReadOnlyArray<string> regions, Span<byte> target)
    {
        for (int at = text.IndexOf(FirstByte); at >= 0; at = text.IndexOf(FirstByte))
        {
            text[..at].CopyTo(target);
            int end = at + Encoding.UTF8.GetBytes(RegionAt(text[at..], regions), target[at..]);
            target = target[end..];
            text = text[(at + MarkLength)..];
        }

        text.CopyTo(target);
    }

    // Of the second and third byte of a character six bits count.
    private static string RegionAt(ReadOnlySpan<byte> mark, ReadOnlyArray<string> regions) => regions[((mark[1] & 0x3F) << 6) | (mark[2] & 0x3F)];
}
