namespace Coddiwomple.Parsing;

/// <content>Collections in brackets.</content>
internal sealed partial class PlainYamlReader
{
    private YamlNode? ReadFlow(int parentColumn)
    {
        if (++_depth > DepthLimit)
        {
            return null;
        }

        YamlNode? node = Current switch
        {
            '[' => ReadFlowSequence(parentColumn),
            '{' => ReadFlowMapping(parentColumn),
            _ => TryReadScalar(inFlow: true, out Scalar scalar) ? NodeOf(scalar) : null,
        };
        _depth--;
        return node;
    }

    private YamlSequence? ReadFlowSequence(int parentColumn)
    {
        int first = _items.Count;
        int start = _pos++;
        while (SkipFlowBlanks(parentColumn))
        {
            if (Current == ']')
            {
                _pos++;
                return new YamlSequence(_items.TakeFrom(first), _file, start, _pos);
            }

            if (ReadFlow(parentColumn) is not { } item || !SkipFlowBlanks(parentColumn) || !EndItem(']'))
            {
                return null;
            }

            _items.Add(item);
        }

        return null;
    }

    private YamlMapping? ReadFlowMapping(int parentColumn)
    {
        int first = _entries.Count;
        HashSet<string>? seen = null;
        int start = _pos++;
        while (SkipFlowBlanks(parentColumn))
        {
            if (Current == '}')
            {
                _pos++;
                return new YamlMapping(_entries.TakeFrom(first), _file, start, _pos);
            }

            if (!TryReadScalar(inFlow: true, out Scalar key) || IsDuplicate(first, ref seen, key) || !IsColon())
            {
                return null;
            }

            _pos++;
            if (!SkipFlowBlanks(parentColumn) || ReadFlow(parentColumn) is not { } value || !SkipFlowBlanks(parentColumn) || !EndItem('}'))
            {
                return null;
            }

            _entries.Add(new YamlEntry(KeyOf(key), value));
        }

        return null;
    }

    // A comma is taken, the closing bracket left for the loop.
    private bool EndItem(char close)
    {
        if (Current == ',')
        {
            _pos++;
            return true;
        }

        return Current == close;
    }

    // Blanks, comments and line ends; a line may not begin left of the block that holds the collection.
    private bool SkipFlowBlanks(int parentColumn)
    {
        while (true)
        {
            SkipSpaces();
            if (_pos >= _end || !AtLineEnd())
            {
                return _pos < _end;
            }

            if (!NextLine() || Column <= Math.Max(parentColumn, 0))
            {
                return false;
            }
        }
    }
}
