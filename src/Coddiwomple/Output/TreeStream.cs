using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Takes a tree, gives one YAML stream for <c>-o -</c>: the clusters' files one after the other, every document under a comment with the path of its
/// file. What lies outside the clusters' folders, the lock, belongs to a folder on disk and is left out.
/// </summary>
internal static class TreeStream
{
    private static ReadOnlySpan<byte> Separator => "---\n"u8;

    private static ReadOnlySpan<byte> SeparatorLine => "\n---\n"u8;

    public static void Write(OutputTree tree, Stream stream)
    {
        bool isFirst = true;
        foreach (OutputFile file in tree.Files)
        {
            if (!file.Path.Contains('/'))
            {
                continue;
            }

            if (!isFirst)
            {
                stream.Write(Separator);
            }

            isFirst = false;
            WriteFile(file, stream);
        }
    }

    private static void WriteFile(OutputFile file, Stream stream)
    {
        byte[] comment = Encoding.UTF8.GetBytes($"# {file.Path}\n");
        stream.Write(comment);
        ReadOnlySpan<byte> rest = file.Content.ToArray();
        bool endsLine = rest.Length == 0 || rest[^1] == (byte)'\n';
        for (int end = rest.IndexOf(SeparatorLine); end >= 0; end = rest.IndexOf(SeparatorLine))
        {
            stream.Write(rest[..(end + SeparatorLine.Length)]);
            stream.Write(comment);
            rest = rest[(end + SeparatorLine.Length)..];
        }

        stream.Write(rest);
        if (!endsLine)
        {
            stream.Write("\n"u8);
        }
    }
}
