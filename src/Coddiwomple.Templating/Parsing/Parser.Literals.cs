using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the parser that reads values: literals, variables, initializers, prefix operators.</summary>
internal sealed partial class Parser
{
    private const int UnaryPrecedence = 200;
    private const int IncrementPrecedence = 210;

    private ScriptLiteral Literal(object? value)
    {
        var start = Current.Start;
        Next();
        return At(start, new ScriptLiteral(value));
    }

    private ScriptExpression ParseVariable()
    {
        var token = Current;
        var text = CurrentText;
        switch (text)
        {
            case "null":
                return Literal(null);
            case "true":
                return Literal(Boxes.True);
            case "false":
                return Literal(Boxes.False);
            case "do":
                return At(token.Start, new ScriptAnonymousFunction(ParseFunction(isAnonymous: true)));
            case "this":
                Next();
                return At(token.Start, new ScriptThisExpression());
        }

        Next();
        if (text[0] != '$')
        {
            if (text is "for" or "while" or "tablerow" && IsAt(TokenType.Dot))
            {
                CheckLoopMember(token, text);
            }

            return At(token.Start, new ScriptVariableGlobal(text));
        }

        var name = text[1..];
        _usesArguments |= name is "" or "$" || char.IsDigit(name[0]);
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            var arguments = At(token.Start, new ScriptArgumentsVariable());
            return At(token.Start, new ScriptIndexerExpression(arguments, At(token.Start, new ScriptLiteral(Boxes.Of(index)))));
        }

        return name switch
        {
            "" => At(token.Start, new ScriptArgumentsVariable()),
            "$" => At(token.Start, new ScriptBlockDelegateVariable()),
            _ => At(token.Start, new ScriptVariableLocal(name)),
        };
    }

    private void CheckLoopMember(Token token, string loop)
    {
        var member = Peek();
        if (member.Type != TokenType.Identifier)
        {
            Error(SpanOf(token), $"'{loop}.' is followed by the name of what is asked of the loop");
            return;
        }

        var name = member.Text(_text);
        var isKnown = name switch
        {
            "first" or "even" or "odd" or "index" => true,
            "last" or "changed" or "length" or "rindex" => loop != "while",
            "col" => loop == "tablerow",
            _ => false,
        };
        if (!isKnown)
        {
            Error(SpanOf(token), $"there is no '{loop}.{name}'");
        }
    }

    private ScriptLiteral ParseInteger()
    {
        const NumberStyles Style = NumberStyles.Integer | NumberStyles.AllowExponent;
        var text = CurrentText.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(text, Style, CultureInfo.InvariantCulture, out var number))
        {
            return Literal(Boxes.Of(number));
        }

        return ParseBigInteger(text, Style);
    }

    // Apart, because hardly a template has such a number, and its type takes long to load.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ScriptLiteral ParseBigInteger(string text, NumberStyles style)
    {
        if (ExponentOf(text) <= 1000 && BigInteger.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
        {
            return Literal(number);
        }

        Error($"'{text}' is not a number");
        return Literal(null);
    }

    private static int ExponentOf(string text)
    {
        var e = text.IndexOf('e', StringComparison.OrdinalIgnoreCase);
        return e < 0 ? 0 : int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? exponent : int.MaxValue;
    }

    private ScriptLiteral ParseFloat()
    {
        var text = CurrentText;
        var suffix = char.ToLowerInvariant(text[^1]);
        var digits = suffix is 'f' or 'd' or 'm' ? text[..^1] : text;
        if (suffix == 'f' && float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var single))
        {
            return Literal(single);
        }

        var isDecimal = suffix == 'm' || (_options.ParseFloatAsDecimal && suffix is not ('f' or 'd'));
        if (isDecimal && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return Literal(exact);
        }

        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Literal(number);
        }

        Error($"'{text}' is not a number");
        return Literal(null);
    }

    private ScriptLiteral ParseHexaInteger()
    {
        var text = CurrentText[2..].Replace("_", "", StringComparison.Ordinal);
        var isUnsigned = text[^1] is 'u' or 'U';
        text = isUnsigned ? text[..^1] : text;
        return ulong.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? Literal(OfBits(number, isUnsigned))
            : Literal(BigInteger.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <summary>A number that was written as bits: without a <c>u</c> its highest bit is a sign.</summary>
    private static object OfBits(ulong bits, bool isUnsigned)
    {
        if (bits <= uint.MaxValue)
        {
            return isUnsigned ? (long)bits : Boxes.Of(unchecked((int)bits));
        }

        return isUnsigned ? new BigInteger(bits) : unchecked((long)bits);
    }

    private ScriptLiteral ParseBinaryInteger()
    {
        var text = CurrentText[2..].Replace("_", "", StringComparison.Ordinal);
        var suffix = char.ToLowerInvariant(text[^1]);
        var digits = text.TrimEnd('u', 'U', 'f', 'F', 'd', 'D');
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        var number = BigInteger.Zero;
        foreach (var digit in digits.Where(static c => c != '.'))
        {
            number = (number << 1) | (digit == '1' ? 1 : 0);
        }

        if (dot > 0)
        {
            var scale = Math.Pow(2, dot - (digits.Length - 1));
            return suffix == 'f' ? Literal((float)number * (float)scale) : Literal((double)number * scale);
        }

        return number <= ulong.MaxValue ? Literal(OfBits((ulong)number, suffix == 'u')) : Literal(number);
    }

    private ScriptLiteral ParseString() => Literal(Unescape(Current.Start.Offset + 1, Current.End.Offset));

    private ScriptLiteral ParseVerbatimString() => Literal(VerbatimText(CurrentText));

    private static string VerbatimText(string token) => token[1..^1].Replace("``", "`", StringComparison.Ordinal);

    /// <summary>The text between two offsets with its escapes resolved.</summary>
    private string Unescape(int start, int end)
    {
        var slash = _text.IndexOf('\\', start, end - start);
        if (slash < 0)
        {
            return _text[start..end];
        }

        var result = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (_text[i] != '\\')
            {
                result.Append(_text[i]);
                continue;
            }

            i++;
            switch (_text[i])
            {
                case '\n':
                    break;
                case '\r':
                    i += _text[i + 1] == '\n' ? 1 : 0;
                    break;
                case 'u':
                    result.Append(Character(ref i, 4));
                    break;
                case 'x':
                    result.Append(Character(ref i, 2));
                    break;
                case var c:
                    result.Append(c switch { '0' => '\0', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => Plain(c) });
                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>The character with the number that stands behind an escape; what is no number, the lexer has reported.</summary>
    private char Character(ref int i, int digits)
    {
        var number = i + digits < _text.Length ? _text.AsSpan(i + 1, digits) : default;
        i += digits;
        return int.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';
    }

    private char Plain(char escaped)
    {
        if (escaped is not ('\'' or '"' or '\\' or '{'))
        {
            Error($"unexpected escape '\\{escaped}' in a string");
        }

        return escaped;
    }

    private ScriptExpression ParseInterpolatedString()
    {
        var start = Current.Start;
        var parts = new List<ScriptExpression>();
        var skipNewLines = _skipNewLines;
        while (true)
        {
            var token = Current;
            var isEnd = token.Type == TokenType.InterpolatedEnd;
            var from = token.Start.Offset + (token.Start == start ? 2 : 1);
            if (token.End.Offset > from)
            {
                parts.Add(Literal(Unescape(from, token.End.Offset)));
            }
            else
            {
                Next();
            }

            if (isEnd)
            {
                _skipNewLines = skipNewLines;
                return At(start, new ScriptInterpolatedString([.. parts]));
            }

            _expressionLevel++;
            parts.Add(ExpectExpression(new Ask(Place.Other)));
            _expressionLevel--;
            if (Current.Type is not (TokenType.InterpolatedMiddle or TokenType.InterpolatedEnd))
            {
                if (!IsAt(TokenType.Invalid))
                {
                    Error("the expression of an interpolated string has to close on the line it opens on");
                }

                Error($"expecting '}}' instead of {Found()}");
                return At(start, new ScriptInterpolatedString([.. parts]));
            }
        }
    }

    private ScriptNestedExpression ParseParenthesis()
    {
        var start = Current.Start;
        Next();
        var inner = ExpectExpression(new Ask(Place.Other));
        if (IsAt(TokenType.CloseParen))
        {
            Next();
        }
        else
        {
            Error($"expecting ')' instead of {Found()}");
        }

        return At(start, new ScriptNestedExpression(inner));
    }

    private ScriptArrayInitializer ParseArray()
    {
        var start = Current.Start;
        var items = new List<ScriptExpression>();
        EnterDepth();
        _skipNewLines++;
        Next();
        while (!IsAt(TokenType.CloseBracket) && !_isFatal)
        {
            var item = ExpectExpression(new Ask(Place.Other));
            items.Add(item);
            if (ReferenceEquals(item, Nothing) || !IsAt(TokenType.Comma))
            {
                break;
            }

            Next();
        }

        _skipNewLines--;
        Expect(TokenType.CloseBracket, "']' at the end of the array");
        _depth--;
        return At(start, new ScriptArrayInitializer([.. items]));
    }

    private ScriptObjectInitializer ParseObject()
    {
        var start = Current.Start;
        var names = new List<string>();
        var values = new List<ScriptExpression>();
        _skipNewLines++;
        Next();
        var spans = new List<SourceSpan>();
        var isComplete = true;
        while (!IsAt(TokenType.CloseBrace) && (isComplete = ParseObjectMember(names, spans, values)))
        {
            if (!IsAt(TokenType.Comma))
            {
                if (!IsAt(TokenType.CloseBrace))
                {
                    Error($"expecting ',' or '}}' after a member instead of {Found()}");
                    isComplete = false;
                }

                break;
            }

            Next();
        }

        _skipNewLines--;
        if (isComplete)
        {
            Next();
        }

        return At(start, new ScriptObjectInitializer([.. names], [.. spans], [.. values]));
    }

    private bool ParseObjectMember(List<string> names, List<SourceSpan> spans, List<ScriptExpression> values)
    {
        var token = Current;
        if (token.Type == TokenType.InterpolatedBegin || IsWholeInterpolatedString())
        {
            ParseInterpolatedString();
            Error(SpanOf(token), "the name of a member cannot be calculated");
            return false;
        }

        if (token.Type is not (TokenType.Identifier or TokenType.String or TokenType.VerbatimString))
        {
            Error($"expecting the name of a member instead of {Found()}");
            return false;
        }

        var isWord = token.Type == TokenType.Identifier && CurrentText is "null" or "true" or "false" or "this" or "do";
        var name = token.Type switch
        {
            TokenType.String => Unescape(token.Start.Offset + 1, token.End.Offset),
            TokenType.VerbatimString => VerbatimText(CurrentText),
            _ => CurrentText,
        };
        Next();
        if (isWord)
        {
            Error(SpanOf(token), $"'{name}' is a word of the language, as the name of a member it needs quotes");
            return false;
        }

        if (!IsAt(TokenType.Colon))
        {
            Error($"expecting ':' after the member '{name}' instead of {Found()}");
            return false;
        }

        Next();
        if (!IsStartOfExpression())
        {
            Error($"expecting the value of the member '{name}' instead of {Found()}");
            return false;
        }

        if (ParseExpression(new Ask(Place.Other)) is not { } value)
        {
            return false;
        }

        names.Add(name);
        spans.Add(SpanOf(token));
        values.Add(value);
        return true;
    }

    private ScriptExpression ParseUnary()
    {
        var token = Current;
        Next();
        if (token.Type is TokenType.DoublePlus or TokenType.DoubleMinus)
        {
            return ParsePrefix(token);
        }

        var isAlias = token.Type == TokenType.Arroba;
        var operand = ExpectExpression(new Ask(Place.Other) { Precedence = UnaryPrecedence, Mode = isAlias ? Mode.Basic : Mode.Default });
        ScriptExpression result = token.Type switch
        {
            TokenType.Exclamation => new ScriptNotExpression(operand),
            TokenType.Minus => new ScriptSignExpression(isNegative: true, operand),
            TokenType.Plus => new ScriptSignExpression(isNegative: false, operand),
            TokenType.Caret => new ScriptExpandExpression(operand),
            _ => new ScriptAliasExpression(operand),
        };
        return At(token.Start, result);
    }

    private ScriptExpression ParsePrefix(Token token)
    {
        var operand = ExpectExpression(new Ask(Place.Other) { Precedence = IncrementPrecedence });
        if (operand is ScriptPath path)
        {
            return At(token.Start, new ScriptIncrementExpression(path, token.Type == TokenType.DoublePlus, isPostfix: false));
        }

        Error("only a variable, a member or an item can be counted up or down");
        return operand;
    }
}
