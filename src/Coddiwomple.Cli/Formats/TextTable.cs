namespace Coddiwomple.Cli.Formats;

/// <summary>Rows in aligned columns, two blanks apart: <c>&lt;</c> to the left, <c>&gt;</c> to the right. No blanks end a line.</summary>
internal sealed class TextTable(string alignment, Palette palette)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; missing cells at its end are empty. The first row is the head.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter writer)
    {
        int[] widths = new int[alignment.Length];
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        for (int row = 0; row < _rows.Count; row++)
        {
            string line = LineOf(_rows[row], widths);
            writer.Write(row == 0 ? $"{palette.Bold}{line}{palette.Reset}\n" : $"{line}\n");
        }
    }

    private string LineOf(string[] row, int[] widths)
    {
        var cells = new List<string>(row.Length);
        for (int column = 0; column < row.Length; column++)
        {
            cells.Add(alignment[column] == '<' ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]));
        }

        return string.Join("  ", cells).TrimEnd(' ');
    }
}
