namespace Coddiwomple.Text;

/// <summary>A text that diagnostics point into: its path as the user gave it, its content, and a line table made on first use.</summary>
public sealed class SourceFile(string path, string content)
{
    private int[]? _lineStarts;

    /// <summary>The path as the user gave it, with forward slashes; <c>-</c>, or what <c>--stdin-filename</c> says, for standard input.</summary>
    public string Path { get; } = path;

    public string Content { get; } = content;

    /// <summary>Why this is not the whole text of the file, null where it is; reported when the file is parsed.</summary>
    public SourceDefect? Defect { get; init; }

    public int LineCount => LineStarts.Length;

    /// <summary>The last part of <see cref="Path"/>: what the header of generated files names.</summary>
    public string BaseName { get; } = path[(path.LastIndexOf('/') + 1)..];

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>Gives the 1-based line and column (in UTF-16 code units) of an offset; an offset past the end is the end.</summary>
    public SourcePosition PositionAt(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        int[] starts = LineStarts;
        int line = 0;
        for (int next = starts.Length; line + 1 < next;)
        {
            int middle = line + ((next - line) / 2);
            (line, next) = starts[middle] <= offset ? (middle, next) : (line, middle);
        }

        return new SourcePosition(line + 1, offset - starts[line] + 1);
    }

    /// <summary>Gives the offset at which a 1-based line begins.</summary>
    public int OffsetOfLine(int line) => LineStarts[line - 1];

    /// <summary>Gives a line's text without its line end; <paramref name="line"/> is 1-based.</summary>
    public string LineText(int line)
    {
        int start = LineStarts[line - 1];
        int end = line < LineStarts.Length ? LineStarts[line] : Content.Length;
        return Content[start..end].TrimEnd('\r', '\n');
    }

    // A line ends at LF, CR LF or a lone CR, as in YAML 1.2.
    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
