namespace Coddiwomple.Templating.Parsing;

/// <summary>
/// Takes the text of a template, gives its tokens. Comments and the white space that a dash or tilde strips never
/// become tokens, so the parser sees only what has a meaning.
/// </summary>
internal sealed partial class Lexer
{
    private enum Block
    {
        Raw,
        Code,
        Escape,
    }

    private readonly string _text;
    private readonly string _path;
    private readonly LexerOptions _options;
    private readonly List<Token> _tokens = [];
    private readonly List<LexerError> _errors = [];

    // The quotes of the interpolated strings whose holes are being read.
    private string _interpolations = "";
    private int _offset;
    private int _line;
    private int _lineStart;
    private Block _block;
    private int _openBraces;
    private int _escapeDepth;
    private bool _expectFrontMatter;

    private Lexer(string text, string path, LexerOptions options)
    {
        _text = text;
        _path = path;
        _options = options;
        _block = options.Mode == ScriptMode.ScriptOnly ? Block.Code : Block.Raw;
        _expectFrontMatter = options.Mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent;
    }

    /// <summary>The tokens of <paramref name="text"/>, the last of them <see cref="TokenType.Eof"/>, and what could not be read.</summary>
    public static (List<Token> Tokens, List<LexerError> Errors) Read(string text, string path, LexerOptions options)
    {
        var lexer = new Lexer(text, path, options);
        lexer.Run();
        return (lexer._tokens, lexer._errors);
    }

    private char Current => _offset < _text.Length ? _text[_offset] : '\0';

    private bool AtEnd => _offset >= _text.Length;

    /// <summary>Where the next character is; at the end of the text, where the last one was.</summary>
    private TextPosition Position => new(_offset, _line, AtEnd && _offset > _lineStart ? _offset - _lineStart - 1 : _offset - _lineStart);

    private char Peek(int count = 1)
    {
        var offset = _offset + count;
        return (uint)offset < (uint)_text.Length ? _text[offset] : '\0';
    }

    private void Next()
    {
        if (AtEnd)
        {
            return;
        }

        var c = _text[_offset++];
        if (!AtEnd && (c == '\n' || (c == '\r' && Current != '\n')))
        {
            _line++;
            _lineStart = _offset;
        }
    }

    private TextPosition Advance()
    {
        var position = Position;
        Next();
        return position;
    }

    private void Add(TokenType type, TextPosition start, TextPosition end) => _tokens.Add(new Token(type, start, end));

    private void Error(string message, TextPosition start, TextPosition end)
    {
        Report(message, start, end);
        _tokens.Add(new Token(TokenType.Invalid, start, end));
    }

    /// <summary>Reports what cannot be read in the token that is being read.</summary>
    private void Report(string message, TextPosition start, TextPosition end)
        => _errors.Add(new LexerError(_tokens.Count, new LogMessage(ParserMessageType.Error, new SourceSpan(_path, start, end), message)));

    private void Run()
    {
        while (!AtEnd)
        {
            if (_options.Mode != ScriptMode.ScriptOnly && ReadBlockBoundary())
            {
                continue;
            }

            if (_block == Block.Code)
            {
                ReadCode();
            }
            else
            {
                ReadText();
            }
        }

        Add(TokenType.Eof, TextPosition.Eof, TextPosition.Eof);
    }

    private bool ReadBlockBoundary()
    {
        if (_block == Block.Raw)
        {
            if (IsEnter())
            {
                ReadEnter();
                return true;
            }

            if (_expectFrontMatter && ReadFrontMatterMarker())
            {
                _block = Block.Code;
                return true;
            }

            return false;
        }

        if (IsExit())
        {
            ReadExit();
            return true;
        }

        if (_block == Block.Code && _expectFrontMatter && ReadFrontMatterMarker())
        {
            _block = Block.Raw;
            _expectFrontMatter = false;
            return true;
        }

        return false;
    }

    /// <summary>At <c>{{</c> or at <c>{%{</c> with any number of percent signs?</summary>
    private bool IsEnter()
    {
        if (Current != '{')
        {
            return false;
        }

        var i = 1;
        while (Peek(i) == '%')
        {
            i++;
        }

        return Peek(i) == '{';
    }

    private void ReadEnter()
    {
        var start = Advance();
        while (Current == '%')
        {
            _escapeDepth++;
            Next();
        }

        var end = Advance();
        if (Current is '-' or '~')
        {
            end = Advance();
        }

        _block = _escapeDepth > 0 ? Block.Escape : Block.Code;
        Add(_escapeDepth > 0 ? TokenType.EscapeEnter : TokenType.CodeEnter, start, end);
    }

    /// <summary>At <c>}}</c>, or in an escape block at the closing that has as many percent signs as its opening?</summary>
    private bool IsExit()
    {
        // An open brace belongs to an object initializer, which has to close first; inside an interpolation the
        // brace closes the interpolation.
        if (_openBraces > 0 || _interpolations.Length > 0)
        {
            return false;
        }

        var i = Current is '-' or '~' ? 1 : 0;
        if (Peek(i) != '}')
        {
            return false;
        }

        for (var n = 1; n <= _escapeDepth; n++)
        {
            if (Peek(i + n) != '%')
            {
                return false;
            }
        }

        return Peek(i + _escapeDepth + 1) == '}';
    }

    private void ReadExit()
    {
        var start = Position;
        var strip = Current;
        if (strip is '-' or '~')
        {
            Next();
        }

        _offset += 1 + _escapeDepth;
        var end = Advance();
        Add(_escapeDepth > 0 ? TokenType.EscapeExit : TokenType.CodeExit, start, end);
        _escapeDepth = 0;
        _block = Block.Raw;
        if (strip == '-')
        {
            SkipWhiteSpace();
        }
        else if (strip == '~')
        {
            SkipToNextLine();
        }
    }

    private void SkipWhiteSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            Next();
        }
    }

    private void SkipToNextLine()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            if (Advance() is { } at && _text[at.Offset] == '\n')
            {
                return;
            }
        }
    }

    /// <summary>Reads the text up to the next block and strips its tail as the block's opening mark asks.</summary>
    private void ReadText()
    {
        var start = Position;
        var last = start;
        var found = false;
        while (!AtEnd)
        {
            if (_block == Block.Raw ? IsEnter() : IsExit())
            {
                found = true;
                break;
            }

            last = Advance();
        }

        var length = _offset - start.Offset;
        if (_block == Block.Escape)
        {
            Add(TokenType.Escape, start, length == 0 ? start with { Offset = start.Offset - 1 } : last);
            return;
        }

        var kept = found ? StripTail(start.Offset, _offset, EnterMark()) : _offset;
        if (kept > start.Offset)
        {
            Add(TokenType.Raw, start, kept == _offset ? last : PositionOf(kept - 1, start));
        }
    }

    private char EnterMark()
    {
        var i = 1;
        while (Peek(i) == '%')
        {
            i++;
        }

        return Peek(i + 1);
    }

    private int StripTail(int start, int end, char mark)
    {
        if (mark is not ('-' or '~'))
        {
            return end;
        }

        while (end > start && char.IsWhiteSpace(_text[end - 1]) && (mark == '-' || _text[end - 1] is not ('\n' or '\r')))
        {
            end--;
        }

        return end;
    }

    private TextPosition PositionOf(int offset, TextPosition from)
    {
        var (line, lineStart) = (from.Line, from.Offset - from.Column);
        for (var i = from.Offset; i < offset; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && _text[i + 1] != '\n'))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new TextPosition(offset, line, offset - lineStart);
    }

    private bool ReadFrontMatterMarker()
    {
        var marker = _options.Marker;
        if (string.CompareOrdinal(_text, _offset, marker, 0, marker.Length) != 0)
        {
            return false;
        }

        var i = marker.Length;
        while (Peek(i) is ' ' or '\t')
        {
            i++;
        }

        if (Peek(i) == '\r' && Peek(i + 1) == '\n')
        {
            i++;
        }

        if (Peek(i) is not ('\n' or '\r'))
        {
            return false;
        }

        var start = Position;
        var end = start;
        for (; i >= 0; i--)
        {
            end = Advance();
        }

        Add(TokenType.FrontMatterMarker, start, end);
        return true;
    }
}
