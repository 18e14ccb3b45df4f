using Coddiwomple.Diagnostics;

namespace Coddiwomple.Parsing;

/// <content>Long lists, such as that of the services, whose items are read on all cores.</content>
internal sealed partial class PlainYamlReader
{
    // Starting threads costs more than they save below this many characters.
    private const int WorthSharing = 1 << 16;

    // For some of the items of a list in that column.
    private PlainYamlReader(PlainYamlReader whole, int column, int start, int end)
    {
        _file = whole._file;
        _text = whole._text;
        _depth = whole._depth;
        _isPart = true;
        _pos = start;
        _lineStart = start - column;
        _end = end;
        _cache = new TextCache(end - start);
    }

    private bool MayShare => !_isPart && _end - _pos >= WorthSharing;

    private YamlSequence? ReadShared(int column)
    {
        (int start, int lineStart) = (_pos, _lineStart);
        List<int> places = FindItems(column);
        if (places[^1] - start < WorthSharing)
        {
            (_pos, _lineStart) = (start, lineStart);
            return ReadItems(column);
        }

        // Each part stands where its first item does.
        var parts = new YamlSequence?[places.Count - 1];
        SharedWork.For(parts.Length, (_, from, to) => parts[from] = new PlainYamlReader(this, column, places[from], places[to]).ReadItems(column));
        var items = new ArrayBuilder<YamlNode>(parts.Length);
        while (items.Count < parts.Length)
        {
            if (parts[items.Count] is not { } part)
            {
                return null;
            }

            items.AddRange(part.Items);
        }

        int end = items[^1].End;
        return new YamlSequence(items.ToReadOnly(), _file, start, end);
    }

    // Gives where each item begins and where the list ends, and goes there. Whatever belongs to an item of everyday YAML stands right of its dash; what
    // does not is cut in two here, so that no half of it can be read.
    private List<int> FindItems(int column)
    {
        List<int> places = [];
        do
        {
            places.Add(_pos);
            SkipLine();
            while (NextLine() && Column > column)
            {
                SkipLine();
            }
        }
        while (Column == column && IsDash());
        places.Add(_pos);
        return places;
    }
}
