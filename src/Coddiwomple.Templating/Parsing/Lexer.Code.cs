namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the lexer that reads inside a code block.</summary>
internal sealed partial class Lexer
{
    // An operator stands before those that it starts with.
    private static readonly Operator[] Operators =
    [
        new(";", TokenType.SemiColon),
        new(":", TokenType.Colon),
        new(",", TokenType.Comma),
        new("@", TokenType.Arroba),
        new("^^", TokenType.Invalid), new("^", TokenType.Caret),
        new("*=", TokenType.AsteriskEqual), new("*", TokenType.Asterisk),
        new("//=", TokenType.DoubleDivideEqual), new("//", TokenType.DoubleDivide), new("/=", TokenType.DivideEqual), new("/", TokenType.Divide),
        new("++", TokenType.DoublePlus), new("+=", TokenType.PlusEqual), new("+", TokenType.Plus),
        new("--", TokenType.DoubleMinus), new("-=", TokenType.MinusEqual), new("-", TokenType.Minus),
        new("%=", TokenType.PercentEqual), new("%", TokenType.Percent),
        new("==", TokenType.DoubleEqual), new("=", TokenType.Equal),
        new("!=", TokenType.ExclamationEqual), new("!", TokenType.Exclamation),
        new("<<", TokenType.DoubleLess), new("<=", TokenType.LessEqual), new("<", TokenType.Less),
        new(">>", TokenType.DoubleGreater), new(">=", TokenType.GreaterEqual), new(">", TokenType.Greater),
        new("&&", TokenType.DoubleAmpersand), new("&", TokenType.Ampersand),
        new("||", TokenType.DoubleVerticalBar), new("|>", TokenType.PipeGreater), new("|", TokenType.VerticalBar),
        new("??=", TokenType.DoubleQuestionEqual), new("??", TokenType.DoubleQuestion), new("?.", TokenType.QuestionDot), new("?!", TokenType.QuestionExclamation), new("?", TokenType.Question),
        new("..<", TokenType.DoubleDotLess), new("...", TokenType.TripleDot), new("..", TokenType.DoubleDot), new(".", TokenType.Dot),
        new("(", TokenType.OpenParen),
        new(")", TokenType.CloseParen),
        new("[", TokenType.OpenBracket),
        new("]", TokenType.CloseBracket),
    ];

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
        foreach (var (text, type) in Operators)
        {
            if (text[0] != c || !_text.AsSpan(_offset).StartsWith(text))
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
        if (c == '}' && _interpolations.Length > 0)
        {
            ReadInterpolationText(_interpolations[^1], TokenType.InterpolatedMiddle);
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

    private sealed record Operator(string Text, TokenType Type);
}
