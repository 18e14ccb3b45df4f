namespace Coddiwomple.Tests.Docs;

/// <summary>A fenced block of a Markdown file: the line of its fence (1-based), the words behind the fence, the lines between.</summary>
internal sealed record MarkdownBlock(string File, int Line, string[] Words, string[] Lines)
{
    private const string Fence = "```";

    public string Text => string.Join('\n', Lines) + "\n";

    public override string ToString() => $"{File}:{Line}";

    /// <summary>The README and the pages people wrote; the codes' examples are wrong on purpose and elsewhere looked at.</summary>
    public static IEnumerable<MarkdownBlock> OfAllPages()
    {
        string docs = Path.Combine(Golden.Repository, "docs");
        IEnumerable<string> pages = Directory.EnumerateFiles(docs, "*.md").Order(StringComparer.Ordinal).Prepend(Path.Combine(Golden.Repository, "README.md"));
        return pages.SelectMany(Read);
    }

    public static IEnumerable<MarkdownBlock> Read(string path)
    {
        string[] lines = [.. System.IO.File.ReadLines(path).TakeWhile(line => line + "\n" != ReferencePages.Marker)];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, i + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
                Assert.True(end > i, $"{path}:{i + 1}: a fence that is never closed");
                string[] words = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                yield return new MarkdownBlock(Path.GetRelativePath(Golden.Repository, path), i + 1, words, lines[(i + 1)..end]);
                i = end;
            }
        }
    }
}
