using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Text in which marks stand for regions, see <see cref="Planning.RegionMark"/>: it is kept once for all who read other regions in it, and they take the
/// places of the marks on the way into a file.
/// </summary>
internal static class MarkedText
{
    /// <summary>How many bytes a mark has in UTF-8.</summary>
    public const int MarkLength = 3;

    // Of a mark, and of nothing else that is rendered: characters that start with it are all for private use.
    private const byte FirstByte = 0xEE;

    /// <summary>Gives where the first mark begins, less than 0 where there is none.</summary>
    public static int Find(ReadOnlySpan<byte> text) => text.IndexOf(FirstByte);

    /// <summary>Gives the index of the region for which the mark at the beginning stands.</summary>
    public static int RegionAt(ReadOnlySpan<byte> mark) => ((mark[1] & 0x3F) << 6) | (mark[2] & 0x3F);

    /// <summary>Copies a text, with the regions in place of the marks.</summary>
    public static void CopyWith(ReadOnlySpan<byte> text, ReadOnlyArray<string> regions, Span<byte> target)
    {
        for (int length = Find(text); length >= 0; length = Find(text))
        {
            text[..length].CopyTo(target);
            target = target[length..];
            target = target[Encoding.UTF8.GetBytes(regions[RegionAt(text[length..])], target)..];
            text = text[(length + MarkLength)..];
        }

        text.CopyTo(target);
    }
}
