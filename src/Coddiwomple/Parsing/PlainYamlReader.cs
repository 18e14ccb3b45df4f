using System.Runtime.InteropServices;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes YAML text of the everyday kind, gives the same nodes as <see cref="YamlComposer"/>, about ten times as fast: YamlDotNet's scanner would take most
/// of the time of a large run. Whatever is rare (anchors, tags, block scalars, escapes, text over several lines, tabs) or wrong makes it give up, without a word,
/// and the whole file is left to YamlDotNet, whose answer counts; tests hold the two together on mutated files.
/// </summary>
internal sealed partial class PlainYamlReader
{
    private const int DepthLimit = 40;

    private readonly SourceFile _file;
    private readonly string _text;
    private readonly int _end;
    private readonly bool _isPart;
    private readonly TextCache _cache;
    private readonly ArrayBuilder<YamlEntry> _entries = new();
    private readonly ArrayBuilder<YamlNode> _items = new();
    private int _pos;
    private int _lineStart;
    private int _depth;

    private PlainYamlReader(SourceFile file)
    {
        _file = file;
        _text = file.Content;
        _end = _text.Length;
        _cache = new TextCache(_text.Length);
        _pos = _text.StartsWith('\uFEFF') ? 1 : 0;
        _lineStart = _pos;
    }

    /// <summary>Column of the current place; only where it is the first on its line is it an indentation.</summary>
    private int Column => _pos - _lineStart;

    private char Current => _pos < _end ? _text[_pos] : '\0';

    /// <summary>Gives false where the text is not of the everyday kind, or wrong.</summary>
    public static bool TryRead(SourceFile file, out ReadOnlyArray<YamlNode> documents)
    {
        documents = [];
        return !file.Content.Contains('\t') && !HasLoneReturn(file.Content) && new PlainYamlReader(file).TryReadAll(out documents);
    }

    private static bool HasLoneReturn(string text)
    {
        for (int at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
            {
                return true;
            }
        }

        return false;
    }

    private bool TryReadAll(out ReadOnlyArray<YamlNode> documents)
    {
        var found = new ArrayBuilder<YamlNode>();
        documents = [];
        while (NextLine())
        {
            if (IsSeparator())
            {
                _pos += 3;
                if (!EndLine())
                {
                    return false;
                }
            }
            else if (ReadBlock(-1) is { } root and not YamlScalar && (!NextLine() || IsSeparator()))
            {
                found.Add(root);
            }
            else
            {
                return false;
            }
        }

        documents = found.ToReadOnly();
        return true;
    }

    // The place is the first character of a node that belongs to a block at parentColumn. Null: give up.
    private YamlNode? ReadBlock(int parentColumn)
    {
        if (++_depth > DepthLimit)
        {
            return null;
        }

        YamlNode? node = ReadBlockContent(parentColumn);
        _depth--;
        return node;
    }

    private YamlNode? ReadBlockContent(int parentColumn)
    {
        if (IsDash())
        {
            return ReadSequence(Column);
        }

        if (Current is '[' or '{')
        {
            return ReadFlow(parentColumn) is { } flow && EndLine() ? flow : null;
        }

        int column = Column;
        if (!TryReadScalar(inFlow: false, out Scalar scalar))
        {
            return null;
        }

        return IsColon() ? ReadMapping(column, scalar) : EndLine() ? NodeOf(scalar) : null;
    }

    private YamlMapping? ReadMapping(int column, Scalar key)
    {
        int first = _entries.Count;
        HashSet<string>? seen = null;
        int start = key.Start;
        while (true)
        {
            if (!IsColon() || IsDuplicate(first, ref seen, key))
            {
                return null;
            }

            _pos++;
            if (ReadValue(column) is not { } value)
            {
                return null;
            }

            _entries.Add(new YamlEntry(KeyOf(key), value));
            if (!NextLine() || Column < column || IsSeparator())
            {
                return new YamlMapping(_entries.TakeFrom(first), _file, start, value.End);
            }

            if (Column > column || IsDash() || !TryReadScalar(inFlow: false, out key))
            {
                return null;
            }
        }
    }

    // After the colon of a key at the given column.
    private YamlNode? ReadValue(int column)
    {
        int after = _pos;
        SkipSpaces();
        if (!AtLineEnd())
        {
            if (Current is '[' or '{')
            {
                return ReadFlow(column) is { } flow && EndLine() ? flow : null;
            }

            return TryReadScalar(inFlow: false, out Scalar scalar) && !IsColon() && EndLine() ? NodeOf(scalar) : null;
        }

        if (!NextLine() || Column < column || IsSeparator() || (Column == column && !IsDash()))
        {
            return new YamlScalar("", true, _file, after, after);
        }

        return ReadBlock(column);
    }

    private YamlSequence? ReadSequence(int column) => MayShare ? ReadShared(column) : ReadItems(column);

    private YamlSequence? ReadItems(int column)
    {
        int first = _items.Count;
        int start = _pos;
        while (true)
        {
            int after = ++_pos;
            SkipSpaces();
            bool isInline = !AtLineEnd();
            YamlNode? item = isInline || (NextLine() && Column > column && !IsSeparator())
                ? ReadBlock(column)
                : new YamlScalar("", true, _file, after, after);
            if (item is null)
            {
                return null;
            }

            _items.Add(item);
            if (!NextLine() || Column < column || IsSeparator() || (Column == column && !IsDash()))
            {
                return new YamlSequence(_items.TakeFrom(first), _file, start, item.End);
            }

            if (Column > column)
            {
                return null;
            }
        }
    }

    private bool IsDuplicate(int first, ref HashSet<string>? seen, Scalar key)
    {
        const int SearchLimit = 16;
        if (key is { IsPlain: true, Text: "<<" })
        {
            return true;
        }

        ReadOnlySpan<YamlEntry> entries = _entries.AsSpan()[first..];
        if (entries.Length < SearchLimit)
        {
            foreach (YamlEntry entry in entries)
            {
                if (entry.Key.Text == key.Text)
                {
                    return true;
                }
            }

            return false;
        }

        if (seen is null)
        {
            seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (YamlEntry entry in entries)
            {
                seen.Add(entry.Key.Text);
            }
        }

        return !seen.Add(key.Text);
    }
}
