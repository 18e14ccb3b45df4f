namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the lexer that reads numbers and strings.</summary>
internal sealed partial class Lexer
{
    private static bool IsSuffix(char c) => c is 'f' or 'F' or 'd' or 'D' or 'm' or 'M';

    private static bool IsLetter(char c) => c == '_' || char.IsLetterOrDigit(c);

    private void ReadNumber()
    {
        var start = Advance();
        var first = _text[start.Offset];
        if (first == '0' && Current is 'x' or 'b')
        {
            ReadBased(start, Current == 'x');
            return;
        }

        var end = start;
        var isFloat = false;
        while (char.IsDigit(Current) || Current == '_')
        {
            end = Advance();
        }

        // A second dot makes a range, a letter makes a member: only what can be a fraction is one.
        var next = Peek();
        if (Current == '.' && next != '.' && (IsSuffix(next) || next is 'e' or 'E' || !char.IsLetter(next)))
        {
            isFloat = true;
            end = Advance();
            while (char.IsDigit(Current))
            {
                end = Advance();
            }
        }

        if (Current is 'e' or 'E')
        {
            Next();
            if (Current is '+' or '-')
            {
                Next();
            }

            if (!char.IsDigit(Current))
            {
                Error("the exponent of a number needs at least one digit", Position, Position);
                return;
            }

            while (char.IsDigit(Current))
            {
                end = Advance();
            }
        }

        if (IsSuffix(Current) && !IsLetter(Peek()))
        {
            isFloat = true;
            end = Advance();
        }

        Add(isFloat ? TokenType.Float : TokenType.Integer, start, end);
    }

    private void ReadBased(TextPosition start, bool isHexa)
    {
        var end = Advance();
        var digits = false;
        var dot = false;
        while (true)
        {
            if (isHexa ? char.IsAsciiHexDigit(Current) : Current is '0' or '1')
            {
                digits = true;
            }
            else if (!isHexa && !dot && digits && Current == '.' && Peek() is '0' or '1')
            {
                dot = true;
            }
            else if (Current != '_')
            {
                break;
            }

            end = Advance();
        }

        var suffix = Current is 'u' or 'U' || (dot && Current is 'f' or 'F' or 'd' or 'D');
        if (suffix && !IsLetter(Peek()))
        {
            end = Advance();
        }

        if (digits)
        {
            Add(isHexa ? TokenType.HexaInteger : TokenType.BinaryInteger, start, end);
        }
        else
        {
            Error(isHexa ? "a number that starts with 0x needs a digit 0-9 or a-f" : "a number that starts with 0b needs a digit 0 or 1", start, end);
        }
    }

    private void ReadString()
    {
        var quote = Current;
        var start = Advance();
        var end = start;
        while (!AtEnd && Current != quote)
        {
            if (Current == '\\')
            {
                Next();
                SkipEscape(interpolated: false);
                end = PositionBefore();
            }
            else
            {
                end = Advance();
            }
        }

        CloseString(TokenType.String, start, end, quote);
    }

    private TextPosition PositionBefore() => new(_offset - 1, _line, Math.Max(0, _offset - 1 - _lineStart));

    private void CloseString(TokenType type, TextPosition start, TextPosition end, char quote)
    {
        if (AtEnd)
        {
            Error($"the string is not closed by {quote}", end, end);
            return;
        }

        Add(type, start, Advance());
    }

    /// <summary>Skips what follows a backslash; reports anything that may not follow one and leaves it to the string.</summary>
    private void SkipEscape(bool interpolated)
    {
        var c = Current;
        switch (c)
        {
            case '\r' when Peek() == '\n':
                Next();
                Next();
                break;
            case '\n' or '\r' or '0' or '\'' or '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
            case '{' when interpolated:
                Next();
                break;
            case 'u' or 'x':
                Next();
                for (var count = c == 'u' ? 4 : 2; count > 0; count--)
                {
                    if (!char.IsAsciiHexDigit(Current))
                    {
                        Report(c == 'u' ? "\\u needs four hexadecimal digits" : "\\x needs two hexadecimal digits", Position, Position);
                        Report(UnknownEscape(), Position, Position);
                        return;
                    }

                    Next();
                }

                break;
            default:
                Report(UnknownEscape(), Position, Position);
                break;
        }
    }

    private string UnknownEscape()
        => $"unexpected escape '{Found()}' in a string: known are \\0 \\' \\\" \\\\ \\b \\f \\n \\r \\t \\v \\uFFFF \\xFF";

    private string Found() => AtEnd ? "\\" : $"\\{Current}";

    private void ReadVerbatimString()
    {
        var start = Advance();
        var end = start;
        while (!AtEnd)
        {
            if (Current == '`')
            {
                if (Peek() != '`')
                {
                    break;
                }

                Next();
            }

            end = Advance();
        }

        CloseString(TokenType.VerbatimString, start, end, '`');
    }

    private void ReadInterpolationStart()
    {
        var quote = Peek();
        ReadInterpolationText(quote, TokenType.InterpolatedBegin);
    }

    /// <summary>Reads from the opening mark, or the brace that closes a hole, to the next hole or the closing quote.</summary>
    private void ReadInterpolationText(char quote, TokenType type)
    {
        var start = Advance();
        var end = start;
        if (type == TokenType.InterpolatedBegin)
        {
            Next();
        }

        while (!AtEnd && Current != quote && Current != '{')
        {
            if (Current == '\\')
            {
                Next();
                SkipEscape(interpolated: true);
                end = PositionBefore();
            }
            else
            {
                end = Advance();
            }
        }

        if (AtEnd)
        {
            Error($"the string is not closed by {quote}", end, end);
            return;
        }

        var isHole = Current == '{';
        if (isHole && type == TokenType.InterpolatedBegin)
        {
            _interpolations += quote;
        }
        else if (!isHole && type == TokenType.InterpolatedMiddle)
        {
            _interpolations = _interpolations[..^1];
        }

        Add(isHole ? type : TokenType.InterpolatedEnd, start, Advance());
    }
}
