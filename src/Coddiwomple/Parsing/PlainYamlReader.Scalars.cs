namespace Coddiwomple.Parsing;

/// <content>Scalars on one line, and the ends of lines.</content>
internal sealed partial class PlainYamlReader
{
    // YamlDotNet refuses keys of more than 1,024 characters; which is not this reader's to decide.
    private const int LengthLimit = 1000;

    private static readonly CharacterSet BlockStops = new(":#\r\n");
    private static readonly CharacterSet FlowStops = new(":#\r\n,[]{}");
    private static readonly CharacterSet QuotedStops = new("\"\\\r\n");
    private static readonly CharacterSet SingleQuotedStops = new("'\r\n");

    private YamlScalar NodeOf(Scalar scalar) => new(scalar.Text, scalar.IsPlain, _file, scalar.Start, scalar.End);

    private YamlKey KeyOf(Scalar scalar) => new(scalar.Text, _file, scalar.Start, scalar.End);

    private bool TryReadScalar(bool inFlow, out Scalar scalar)
    {
        scalar = default;
        switch (Current)
        {
            case '"':
                return TryReadQuoted(QuotedStops, out scalar);
            case '\'':
                return TryReadQuoted(SingleQuotedStops, out scalar);
            case '\0' or ' ' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '?' or ':':
                return false;
            case '-' when inFlow || IsDash():
            case '.' when Column == 0:
                return false;
            default:
                return TryReadPlain(inFlow ? FlowStops : BlockStops, out scalar);
        }
    }

    private bool TryReadQuoted(CharacterSet stops, out Scalar scalar)
    {
        int start = _pos;
        char quote = _text[_pos];
        int length = stops.IndexIn(_text.AsSpan(start + 1, _end - start - 1));
        int end = start + 1 + length;
        bool isDoubled = quote == '\'' && end + 1 < _end && _text[end + 1] == '\'';
        if (length < 0 || length > LengthLimit || _text[end] != quote || isDoubled)
        {
            scalar = default;
            return false;
        }

        _pos = end + 1;
        scalar = new Scalar(_cache.Get(_text.AsSpan(start + 1, length)), false, start, _pos);
        return true;
    }

    private bool TryReadPlain(CharacterSet stops, out Scalar scalar)
    {
        int start = _pos;
        int end = start;
        while (true)
        {
            int next = stops.IndexIn(_text.AsSpan(end, _end - end));
            end = next < 0 ? _end : end + next;
            if (end == _end || IsPlainEnd(end))
            {
                break;
            }

            end++;
        }

        int trimmed = end;
        while (trimmed > start && _text[trimmed - 1] == ' ')
        {
            trimmed--;
        }

        if (trimmed - start > LengthLimit)
        {
            scalar = default;
            return false;
        }

        _pos = trimmed;
        scalar = new Scalar(_cache.Get(_text.AsSpan(start, trimmed - start)), true, start, trimmed);
        return true;
    }

    // A colon and a number sign end plain text only with a blank on the right side.
    private bool IsPlainEnd(int at) => _text[at] switch
    {
        ':' => at + 1 == _end || _text[at + 1] is ' ' or '\r' or '\n' or ',' or '[' or ']' or '{' or '}',
        '#' => _text[at - 1] == ' ',
        _ => true,
    };

    // The colon of "key: value".
    private bool IsColon()
    {
        if (Current != ':')
        {
            return false;
        }

        char next = _pos + 1 < _end ? _text[_pos + 1] : '\n';
        return next is ' ' or '\r' or '\n';
    }

    private bool IsDash() => Current == '-' && (_pos + 1 >= _end || _text[_pos + 1] is ' ' or '\r' or '\n');

    private bool IsSeparator() =>
        Column == 0 && _text.AsSpan(_pos).StartsWith("---") && (_pos + 3 >= _end || _text[_pos + 3] is ' ' or '\r' or '\n');

    private void SkipSpaces()
    {
        while (_pos < _end && _text[_pos] == ' ')
        {
            _pos++;
        }
    }

    // Nothing but a comment is left of the line; the place is behind the blanks.
    private bool AtLineEnd() =>
        _pos >= _end || _text[_pos] is '\n' or '\r' || (_text[_pos] == '#' && (_pos == 0 || _text[_pos - 1] is ' ' or '\n' or '\r'));

    private bool EndLine()
    {
        SkipSpaces();
        return AtLineEnd();
    }

    // Goes to the next content unless the place is content already; false at the end of the text.
    private bool NextLine()
    {
        while (true)
        {
            SkipSpaces();
            if (!AtLineEnd())
            {
                return true;
            }

            SkipLine();
            if (_pos == _end)
            {
                return false;
            }

            _pos++;
            _lineStart = _pos;
        }
    }

    // Goes to the line feed, or to the end of the text.
    private void SkipLine()
    {
        int length = _text.AsSpan(_pos, _end - _pos).IndexOf('\n');
        _pos = length < 0 ? _end : _pos + length;
    }

    // Of a key or of a value, which only what follows tells.
    private readonly record struct Scalar(string Text, bool IsPlain, int Start, int End);
}
