using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Coddiwomple.Text;

/// <summary>Takes the bytes of a file, gives its text; what is not UTF-8 is told by the file's defect, not by an exception.</summary>
public static class SourceDecoder
{
    /// <summary>No topology that a person or a generator meant is larger.</summary>
    public const int SizeLimit = 64 * 1024 * 1024;

    public static SourceFile Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SizeLimit)
        {
            return TooLarge(path);
        }

        if (FindOtherEncoding(bytes) is { } encoding)
        {
            return new SourceFile(path, "") { Defect = new SourceDefect(SourceDefectKind.OtherEncoding, 0, encoding) };
        }

        // Invalid bytes become U+FFFD, so that an excerpt can be shown.
        string text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes))
        {
            return new SourceFile(path, text);
        }

        int valid = ValidLength(bytes);
        int offset = Encoding.UTF8.GetCharCount(bytes[..valid]);
        string detail = "0x" + bytes[valid].ToString("X2", CultureInfo.InvariantCulture);
        return new SourceFile(path, text) { Defect = new SourceDefect(SourceDefectKind.NotUtf8, offset, detail) };
    }

    public static SourceFile TooLarge(string path) => new(path, "") { Defect = new SourceDefect(SourceDefectKind.TooLarge, 0, "64 MiB") };

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    // By a byte order mark, or by the zeros that ASCII text leaves in wider encodings.
    private static string? FindOtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [0, 0, 0, not 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32",
        [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..] => "UTF-16",
        _ => null,
    };
}
