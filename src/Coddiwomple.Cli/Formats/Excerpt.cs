using System.Globalization;
using System.Text;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>
/// Takes a span, gives its first line as it can be printed and where the marks under it go, both in columns of a terminal. A long line is cut around
/// the marked text.
/// </summary>
internal sealed record Excerpt(int LineNumber, string Line, int MarkStart, int MarkWidth)
{
    private const int TabStop = 4;
    private const int MaxWidth = 120;
    private const int LeftContext = 40;

    public static Excerpt Of(SourceSpan span)
    {
        SourcePosition start = span.StartPosition;
        string text = span.File.LineText(start.Line);
        int markStart = Math.Min(start.Column - 1, text.Length);

        // A span of several lines is marked to the end of its first one; the end of a line counts as one column.
        int markEnd = Math.Min(markStart + Math.Max(span.Length, 0), text.TrimEnd().Length);
        ArrayBuilder<Cell> cells = CellsOf(text, markStart, Math.Max(markEnd, markStart), out int from, out int to);
        int first = 0;
        int last = cells.Count;
        if (cells.Count > 0 && cells[^1].End > MaxWidth)
        {
            (first, last) = Window(cells, from);
        }

        return Cut(start.Line, cells, first, last, from, to);
    }

    // One cell a grapheme: its printable text and the columns it takes. A class, because lists of our own structs have to be compiled at every start.
    private static ArrayBuilder<Cell> CellsOf(string text, int markStart, int markEnd, out int from, out int to)
    {
        var cells = new ArrayBuilder<Cell>(text.Length);
        int column = 0;
        from = to = -1;
        for (int i = 0; i < text.Length;)
        {
            int length = IsAsciiAlone(text, i) ? 1 : StringInfo.GetNextTextElementLength(text, i);
            if (from < 0 && i + length > markStart)
            {
                from = cells.Count;
            }

            if (to < 0 && i >= markEnd)
            {
                to = cells.Count;
            }

            Cell cell = CellOf(text, i, length, column);
            cells.Add(cell);
            column = cell.End;
            i += length;
        }

        from = from < 0 ? cells.Count : from;
        to = Math.Max(to < 0 ? cells.Count : to, from);
        return cells;
    }

    // Nothing follows that could belong to it, as an accent does. Nearly all text is of that kind, and the tables of Unicode take a while to load.
    private static bool IsAsciiAlone(string text, int index) => char.IsAscii(text[index]) && (index + 1 == text.Length || char.IsAscii(text[index + 1]));

    private static Cell CellOf(string text, int index, int length, int column)
    {
        char c = text[index];
        if (c == '\t')
        {
            int width = TabStop - (column % TabStop);
            return new Cell(new string(' ', width), column, column + width);
        }

        if (Printable.IsHarmful(text, index))
        {
            // The pictures of the control characters stand in a row of Unicode in their own order.
            string picture = c < ' ' ? ((char)(0x2400 + c)).ToString() : "\uFFFD";
            return new Cell(picture, column, column + 1);
        }

        string grapheme = text.Substring(index, length);
        return new Cell(grapheme, column, column + DisplayWidth.Of(grapheme));
    }

    private static (int First, int Last) Window(ArrayBuilder<Cell> cells, int mark)
    {
        int markColumn = mark < cells.Count ? cells[mark].Start : cells[^1].End;
        int left = Math.Max(0, Math.Min(markColumn - LeftContext, cells[^1].End - MaxWidth));
        int first = 0;
        while (first < cells.Count && cells[first].Start < left)
        {
            first++;
        }

        int last = first;
        while (last < cells.Count && cells[last].End <= left + MaxWidth)
        {
            last++;
        }

        return (first, last);
    }

    private static Excerpt Cut(int lineNumber, ArrayBuilder<Cell> cells, int first, int last, int from, int to)
    {
        const string Ellipsis = "…";
        var line = new StringBuilder();
        line.Append(first > 0 ? Ellipsis : "");
        for (int i = first; i < last; i++)
        {
            line.Append(cells[i].Text);
        }

        line.Append(last < cells.Count ? Ellipsis : "");
        int origin = (first < cells.Count ? cells[first].Start : 0) - (first > 0 ? 1 : 0);
        int markStart = from < cells.Count ? cells[from].Start : EndOf(cells, cells.Count);
        int markEnd = EndOf(cells, Math.Min(to, last));
        return new Excerpt(lineNumber, line.ToString().TrimEnd(), markStart - origin, Math.Max(1, markEnd - markStart));
    }

    private static int EndOf(ArrayBuilder<Cell> cells, int count) => count > 0 ? cells[count - 1].End : 0;

    private sealed record Cell(string Text, int Start, int End);
}
