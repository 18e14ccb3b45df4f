namespace Coddiwomple.Proof.Syntax;

/// <summary>Reads expressions of the Common Expression Language as far as telling whether they are any: names and types are not looked up, as Istio does not.</summary>
internal sealed class ExpressionSyntax
{
    private const int DeepestNesting = 200;
    private static readonly string[] s_operators = ["||", "&&", "==", "!=", "<=", ">=", "<", ">", "in", "+", "-", "*", "/", "%"];
    private static readonly string[] s_reserved = ["in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while"];

    private readonly string _text;
    private int _position;
    private int _depth;

    private ExpressionSyntax(string text) => _text = text;

    public static bool IsValid(string text)
    {
        var syntax = new ExpressionSyntax(text);
        return syntax.Expression() && syntax.IsAtEnd;
    }

    private bool IsAtEnd
    {
        get
        {
            SkipSpaces();
            return _position == _text.Length;
        }
    }

    // Operands with operators between them; which binds stronger makes no difference here.
    private bool Expression()
    {
        if (++_depth > DeepestNesting || !Operand())
        {
            return false;
        }

        while (Array.Exists(s_operators, TakeOperator))
        {
            if (!Operand())
            {
                return false;
            }
        }

        bool isRight = !Take('?') || (Expression() && Take(':') && Expression());
        _depth--;
        return isRight;
    }

    private bool Operand()
    {
        while (Take('!') || Take('-'))
        {
        }

        if (!Primary())
        {
            return false;
        }

        while (true)
        {
            if (Take('.'))
            {
                if (!Name(out _))
                {
                    return false;
                }
            }
            else if (Take('['))
            {
                if (!Expression() || !Take(']'))
                {
                    return false;
                }
            }
            else if (Take('('))
            {
                if (!Items(')', withKeys: false))
                {
                    return false;
                }
            }
            else
            {
                return true;
            }
        }
    }

    private bool Primary()
    {
        if (Take('('))
        {
            return Expression() && Take(')');
        }

        if (Take('['))
        {
            return Items(']', withKeys: false);
        }

        if (Take('{'))
        {
            return Items('}', withKeys: true);
        }

        Take('.');
        if (Quoted() || Number())
        {
            return true;
        }

        return Name(out string name) && (Quoted() ? name.ToUpperInvariant() is "R" or "B" or "BR" or "RB" : !s_reserved.Contains(name));
    }

    private bool Items(char end, bool withKeys)
    {
        while (!Take(end))
        {
            if (!Expression() || (withKeys && !(Take(':') && Expression())))
            {
                return false;
            }

            if (!Take(','))
            {
                return Take(end);
            }
        }

        return true;
    }

    private bool Quoted()
    {
        SkipSpaces();
        if (_position >= _text.Length || _text[_position] is not ('"' or '\''))
        {
            return false;
        }

        char quote = _text[_position];
        string marks = new(quote, 3);
        bool isLong = string.CompareOrdinal(_text, _position, marks, 0, 3) == 0;
        int position = _position + (isLong ? 3 : 1);
        while (position < _text.Length)
        {
            if (isLong ? string.CompareOrdinal(_text, position, marks, 0, 3) == 0 : _text[position] == quote)
            {
                _position = position + (isLong ? 3 : 1);
                return true;
            }

            position += _text[position] == '\\' ? 2 : 1;
        }

        return false;
    }

    private bool Number()
    {
        SkipSpaces();
        int start = _position;
        if (start >= _text.Length || !char.IsAsciiDigit(_text[start]))
        {
            return false;
        }

        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '.'))
        {
            _position++;
        }

        return true;
    }

    private bool Name(out string name)
    {
        SkipSpaces();
        int start = _position;
        while (_position < _text.Length && (char.IsAsciiLetter(_text[_position]) || _text[_position] == '_' || (_position > start && char.IsAsciiDigit(_text[_position]))))
        {
            _position++;
        }

        name = _text[start.._position];
        return name.Length > 0;
    }

    private bool TakeOperator(string name)
    {
        SkipSpaces();
        int end = _position + name.Length;
        bool isThere = string.CompareOrdinal(_text, _position, name, 0, name.Length) == 0;
        if (!isThere || (name == "in" && end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_')))
        {
            return false;
        }

        _position = end;
        return true;
    }

    private bool Take(char mark)
    {
        SkipSpaces();
        if (_position >= _text.Length || _text[_position] != mark)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
