namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the lexer that reads inside a code block.</summary>
internal sealed partial class Lexer
{
    private static readonly Dictionary<char, (string Text, TokenType Type)[]> Operators = new()
    {
        [';'] = [(";", TokenType.SemiColon)],
        [':'] = [(":", TokenType.Colon)],
        [','] = [(",", TokenType.Comma)],
        ['@'] = [("@", TokenType.Arroba)],
        ['^'] = [("^^", TokenType.Invalid), ("^", TokenType.Caret)],
        ['*'] = [("*=", TokenType.AsteriskEqual), ("*", TokenType.Asterisk)],
        ['/'] = [("//=", TokenType.DoubleDivideEqual), ("//", TokenType.DoubleDivide), ("/=", TokenType.DivideEqual), ("/", TokenType.Divide)],
        ['+'] = [("++", TokenType.DoublePlus), ("+=", TokenType.PlusEqual), ("+", TokenType.Plus)],
        ['-'] = [("--", TokenType.DoubleMinus), ("-=", TokenType.MinusEqual), ("-", TokenType.Minus)],
        ['%'] = [("%=", TokenType.PercentEqual), ("%", TokenType.Percent)],
        ['='] = [("==", TokenType.DoubleEqual), ("=", TokenType.Equal)],
        ['!'] = [("!=", TokenType.ExclamationEqual), ("!", TokenType.Exclamation)],
        ['<'] = [("<<", TokenType.DoubleLess), ("<=", TokenType.LessEqual), ("<", TokenType.Less)],
        ['>'] = [(">>", TokenType.DoubleGreater), (">=", TokenType.GreaterEqual), (">", TokenType.Greater)],
        ['&'] = [("&&", TokenType.DoubleAmpersand), ("&", TokenType.Ampersand)],
        ['|'] = [("||", TokenType.DoubleVerticalBar), ("|>", TokenType.PipeGreater), ("|", TokenType.VerticalBar)],
        ['?'] = [("??=", TokenType.DoubleQuestionEqual), ("??", TokenType.DoubleQuestion), ("?.", TokenType.QuestionDot), ("?!", TokenType.QuestionExclamation), ("?", TokenType.Question)],
        ['.'] = [("..<", TokenType.DoubleDotLess), ("...", TokenType.TripleDot), ("..", TokenType.DoubleDot), (".", TokenType.Dot)],
        ['('] = [("(", TokenType.OpenParen)],
        [')'] = [(")", TokenType.CloseParen)],
        ['['] = [("[", TokenType.OpenBracket)],
        [']'] = [("]", TokenType.CloseBracket)],
    };

    private void ReadCode()
    {
        var c = Current;
        switch (c)
        {
            case '\n' or '\r':
                ReadNewLine();
                break;
            case '#':
                SkipComment();
                break;
            case '{' or '}':
                ReadBrace(c);
                break;
            case '"' or '\'':
                ReadString();
                break;
            case '`':
                ReadVerbatimString();
                break;
            case '$' when Peek() is '"' or '\'':
                ReadInterpolationStart();
                break;
            case '$':
                ReadIdentifier(special: true);
                break;
            default:
                if (char.IsWhiteSpace(c))
                {
                    Next();
                }
                else if (c == '_' || char.IsLetter(c))
                {
                    ReadIdentifier(special: false);
                }
                else if (char.IsDigit(c))
                {
                    ReadNumber();
                }
                else if (!ReadOperator(c))
                {
                    var at = Advance();
                    Add(TokenType.Invalid, at, at);
                }

                break;
        }
    }

    /// <summary>Lines without a statement between two statements count as one end of line.</summary>
    private void ReadNewLine()
    {
        var start = Position;
        var end = start;
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            end = Advance();
        }

        Add(TokenType.NewLine, start, end);
    }

    private void SkipComment()
    {
        Next();
        if (Current != '#')
        {
            while (!AtEnd && Current is not ('\n' or '\r') && (_options.Mode == ScriptMode.ScriptOnly || !IsExit()))
            {
                Next();
            }

            return;
        }

        Next();
        while (!AtEnd && !IsExit())
        {
            if (Current == '#' && Peek() == '#')
            {
                Next();
                Next();
                return;
            }

            Next();
        }
    }

    private bool ReadOperator(char c)
    {
        if (!Operators.TryGetValue(c, out var candidates))
        {
            return false;
        }

        foreach (var (text, type) in candidates)
        {
            if (string.CompareOrdinal(_text, _offset, text, 0, text.Length) != 0)
            {
                continue;
            }

            var start = Position;
            _offset += text.Length;
            Add(type, start, start with { Offset = start.Offset + text.Length - 1, Column = start.Column + text.Length - 1 });
            return true;
        }

        return false;
    }

    private void ReadBrace(char c)
    {
        // A closing brace always ends the hole it stands in: an object in a hole needs a variable.
        if (c == '}' && _interpolations.TryPeek(out var quote))
        {
            ReadInterpolationText(quote, TokenType.InterpolatedMiddle);
            return;
        }

        var at = Advance();
        if (c == '{')
        {
            _openBraces++;
        }
        else if (_openBraces > 0)
        {
            _openBraces--;
        }
        else
        {
            Report("unexpected '}' that closes nothing", at, at);
        }

        Add(c == '{' ? TokenType.OpenBrace : TokenType.CloseBrace, at, at);
    }

    private void ReadIdentifier(bool special)
    {
        var start = Advance();
        var end = start;
        if (special && Current == '$')
        {
            end = Advance();
        }
        else
        {
            while (Current == '_' || char.IsLetterOrDigit(Current) || char.IsDigit(Current))
            {
                end = Advance();
            }
        }

        Add(special ? TokenType.IdentifierSpecial : TokenType.Identifier, start, end);
    }
}
