using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the parser that reads expressions.</summary>
internal sealed partial class Parser
{
    /// <summary>More accesses to one value than anybody writes; each takes a part of the stack when the template renders.</summary>
    private const int MostAccesses = 400;

    /// <summary>Stands for an expression that is missing; a template with one does not render.</summary>
    private static readonly ScriptLiteral Nothing = new(null);

    /// <summary>What an expression is read for.</summary>
    private enum Place
    {
        Other,
        Statement,
        PipeTarget,
        Loop,
    }

    /// <summary>What an expression may consist of.</summary>
    private enum Mode
    {
        /// <summary>Everything.</summary>
        Default,

        /// <summary>Everything but a name with a colon, which here ends a condition.</summary>
        NoNamedArgument,

        /// <summary>A value with its members and items, without operators.</summary>
        Basic,

        /// <summary>Everything but <c>||</c>, which separates the values of a <c>when</c>.</summary>
        When,
    }

    /// <summary>How an expression is to be read.</summary>
    private readonly record struct Ask(Place Place)
    {
        public Mode Mode { get; init; }

        /// <summary>Operators that bind no tighter than this end the expression.</summary>
        public int Precedence { get; init; }

        /// <summary>Is this an operand of an argument, so that the next value is the next argument of the outer call?</summary>
        public bool InsideCall { get; init; }

        public bool AllowAssignment { get; init; } = true;

        /// <summary>Where the options of a loop go.</summary>
        public List<ScriptNamedArgument>? Options { get; init; }
    }

    /// <summary>An expression that turned out to be the declaration of a function.</summary>
    private sealed class FunctionDeclaration(ScriptFunction function) : ScriptExpression
    {
        public ScriptFunction Function { get; } = function;

        public override object? Evaluate(TemplateContext context) => Function;
    }

    /// <summary>A call whose arguments are still being read.</summary>
    private sealed class PendingCall(ScriptExpression target)
    {
        public ScriptExpression Target { get; } = target;

        public List<ScriptExpression> Arguments { get; } = [];

        /// <summary>Where the last argument ends that Scriban counts as a part of the call's place.</summary>
        public TextPosition End { get; set; }

        public void Add(ScriptExpression argument, bool extends)
        {
            Arguments.Add(argument);
            End = extends ? argument.Span.End : End;
        }
    }

    private enum Step
    {
        Done,
        NextArgument,
        Finished,

        /// <summary>There is no expression after all.</summary>
        Nothing,
    }

    private ScriptExpression ExpectExpression(Ask ask, string what = "an expression")
    {
        if (IsStartOfExpression())
        {
            return ParseExpression(ask) ?? Nothing;
        }

        Error($"expecting {what} instead of {Found()}");
        return Nothing;
    }

    private ScriptExpression? ParseExpression(Ask ask)
    {
        var depth = _depth;
        _expressionLevel++;
        try
        {
            return EnterDepth() ? ParseOperands(ask) : null;
        }
        finally
        {
            _depth = depth;
            _expressionLevel--;
        }
    }

    private ScriptExpression? ParseOperands(Ask ask)
    {
        PendingCall? call = null;
        var hasAnonymous = false;
        while (true)
        {
            var operand = ParsePrimary(ask, call is not null);
            if (operand is null)
            {
                return null;
            }

            if (operand is ScriptBlockDelegateVariable)
            {
                return operand;
            }

            hasAnonymous |= operand is ScriptAnonymousFunction;
            var step = hasAnonymous ? Step.Done : ParseSuffixes(ref operand, ref call, ask);
            switch (step)
            {
                case Step.NextArgument:
                    continue;
                case Step.Done when call is not null:
                    call.Add(operand, extends: true);
                    return Close(call);
                case Step.Nothing:
                    return null;
                default:
                    return operand;
            }
        }
    }

    private ScriptFunctionCall Close(PendingCall call)
        => At(call.Target.Span.Start, new ScriptFunctionCall(call.Target, [.. call.Arguments], isExplicit: false) { ArgumentsEnd = call.End });

    private ScriptExpression? ParsePrimary(Ask ask, bool isArgument)
    {
        switch (Current.Type)
        {
            case TokenType.Identifier or TokenType.IdentifierSpecial:
                var variable = ParseVariable();
                if (variable is ScriptBlockDelegateVariable && (isArgument || _expressionLevel > 1 || ask.Place != Place.Statement))
                {
                    Error("'$$' can only be a statement of its own");
                }

                return variable;
            case TokenType.Integer:
                return ParseInteger();
            case TokenType.HexaInteger:
                return ParseHexaInteger();
            case TokenType.BinaryInteger:
                return ParseBinaryInteger();
            case TokenType.Float:
                return ParseFloat();
            case TokenType.String:
                return ParseString();
            case TokenType.VerbatimString:
                return ParseVerbatimString();
            case TokenType.InterpolatedBegin or TokenType.InterpolatedEnd:
                return ParseInterpolatedString();
            case TokenType.OpenParen:
                return ParseParenthesis();
            case TokenType.OpenBracket:
                return ParseArray();
            case TokenType.OpenBrace:
                return ParseObject();
            case var type when IsUnary(type):
                return ParseUnary();
            default:
                Error($"expecting an expression instead of {Found()}");
                return null;
        }
    }

    /// <summary>Reads what may follow an operand: accesses, operators, arguments, pipes.</summary>
    private Step ParseSuffixes(ref ScriptExpression operand, ref PendingCall? call, Ask ask)
    {
        for (var accesses = 0; ;)
        {
            if (accesses > MostAccesses)
            {
                Error($"more than {MostAccesses} members and items one behind the other");
                return Step.Finished;
            }

            if (Current.Type is TokenType.Dot or TokenType.QuestionDot)
            {
                accesses++;
                if (ParseMember(ref operand) is { } end)
                {
                    return end;
                }

                continue;
            }

            if (Current.Type is TokenType.DoublePlus or TokenType.DoubleMinus)
            {
                operand = ParsePostfix(operand);
            }

            if (IsAt(TokenType.OpenBracket) && operand is ScriptPath or ScriptLiteral or ScriptFunctionCall && !IsAfterWhiteSpace())
            {
                accesses++;
                operand = ParseIndexer(operand, call is not null, ask.Mode);
                continue;
            }

            if (ask.Mode == Mode.Basic)
            {
                return Step.Done;
            }

            if (ask.Mode != Mode.NoNamedArgument && IsAt(TokenType.Colon))
            {
                operand = ParseNamedOperand(operand);
                return Step.Done;
            }

            if (ParseAssignment(ref operand, call is not null, ask))
            {
                return Step.Done;
            }

            var op = BinaryOperatorOf(Current.Type);
            if (op != ScriptBinaryOperator.None)
            {
                if (op.Precedence() <= ask.Precedence || (ask.Mode == Mode.When && op == ScriptBinaryOperator.Or))
                {
                    return Step.Done;
                }

                operand = ParseBinary(operand, op, call is not null, ask);
                continue;
            }

            if (IsAt(TokenType.Question))
            {
                if (ask.Precedence > 0)
                {
                    return Step.Done;
                }

                operand = ParseConditional(Complete(operand, ref call, extends: true));
                return Step.Done;
            }

            if (IsStartOfExpression())
            {
                if (ask.InsideCall)
                {
                    return Step.Done;
                }

                if (ParseArgumentStart(ref operand, ref call, ask) is { } step)
                {
                    return step;
                }

                continue;
            }

            return ParsePipe(ref operand, ref call, ask);
        }
    }

    /// <summary>The operand, or the pending call with it as the last argument.</summary>
    private ScriptExpression Complete(ScriptExpression operand, ref PendingCall? call, bool extends)
    {
        if (call is null)
        {
            return operand;
        }

        call.Add(operand, extends);
        var complete = Close(call);
        call = null;
        return complete;
    }

    /// <summary>A value right after a value makes the first one a function. Null means: go on with suffixes.</summary>
    private Step? ParseArgumentStart(ref ScriptExpression operand, ref PendingCall? call, Ask ask)
    {
        if (IsAt(TokenType.Identifier) && (ask.Options is not null || Peek().Type == TokenType.Colon))
        {
            return ParseNamedArguments(ref operand, ref call, ask);
        }

        if (IsAt(TokenType.OpenParen) && !IsAfterWhiteSpace())
        {
            operand = ParseExplicitCall(operand);
            return null;
        }

        if (call is null)
        {
            call = new PendingCall(operand);
        }
        else
        {
            call.Add(operand, extends: true);
        }

        return Step.NextArgument;
    }

    private Step ParseNamedArguments(ref ScriptExpression operand, ref PendingCall? call, Ask ask)
    {
        if (ask.Options is { } options)
        {
            while (IsAt(TokenType.Identifier) && ParseNamedArgument() is { } option)
            {
                options.Add(option);
            }

            // What stands right before the options is no argument any more: as in Scriban, a call loses it.
            if (call is not null)
            {
                call.End = _previous.End;
                operand = Close(call);
                call = null;
            }

            return ParsePipe(ref operand, ref call, ask);
        }

        if (call is null)
        {
            call = new PendingCall(operand);
        }
        else
        {
            call.Add(operand, extends: false);
        }

        while (IsAt(TokenType.Identifier) && Peek().Type == TokenType.Colon && ParseNamedArgument() is { } argument)
        {
            call.Add(argument, extends: true);
            if (argument.Value is ScriptAnonymousFunction)
            {
                break;
            }
        }

        if (IsStartOfExpression())
        {
            return Step.NextArgument;
        }

        operand = Close(call);
        call = null;
        return ParsePipe(ref operand, ref call, ask);
    }

    private ScriptNamedArgument? ParseNamedArgument()
    {
        var token = Current;
        if (CurrentText is "null" or "true" or "false" or "this" or "do")
        {
            var word = ParseVariable();
            Error(word.Span, $"'{word}' cannot be the name of an argument");
            return null;
        }

        Next();
        ScriptExpression? value = null;
        if (IsAt(TokenType.Colon))
        {
            Next();
            value = ExpectExpression(new Ask(Place.Other) { Mode = Mode.Basic });
        }

        return At(token.Start, new ScriptNamedArgument(token.Text(_text), value));
    }

    private ScriptExpression ParseNamedOperand(ScriptExpression operand)
    {
        var name = operand switch
        {
            ScriptVariableGlobal global => global.Name,
            ScriptVariableLocal local => $"${local.Name}",
            _ => null,
        };
        if (name is null)
        {
            Error(operand.Span, "only a plain name can stand before ':'");
            return operand;
        }

        Next();
        return At(operand.Span.Start, new ScriptNamedArgument(name, ExpectExpression(new Ask(Place.Other))));
    }

    private ScriptFunctionCall ParseExplicitCall(ScriptExpression target)
    {
        Next();
        var arguments = new List<ScriptExpression>();
        while (!IsAt(TokenType.CloseParen) && !_isFatal)
        {
            if (arguments.Count > 0)
            {
                ExpectComma("the arguments of a call");
            }

            if (!IsStartOfExpression())
            {
                Error($"expecting an argument instead of {Found()}");
                break;
            }

            if (ParseExpression(new Ask(Place.Other)) is not { } argument)
            {
                break;
            }

            arguments.Add(argument);
        }

        if (IsAt(TokenType.CloseParen))
        {
            Next();
        }
        else
        {
            Error("the arguments of the call are not closed by ')'");
        }

        return At(target.Span.Start, new ScriptFunctionCall(target, [.. arguments], isExplicit: true) { ArgumentsEnd = ExplicitEnd(arguments) });
    }

    /// <summary>A call that ends its expression ends behind its parenthesis, one that does not behind its last argument.</summary>
    private TextPosition ExplicitEnd(List<ScriptExpression> arguments)
        => !IsStartOfExpression() && BinaryOperatorOf(Current.Type) == ScriptBinaryOperator.None && Current.Type is not (TokenType.VerticalBar or TokenType.PipeGreater or TokenType.Question)
            ? _previous.End
            : arguments.Count > 0 ? arguments[^1].Span.End : default;

    private Step ParsePipe(ref ScriptExpression operand, ref PendingCall? call, Ask ask)
    {
        if (ask.Precedence > 0)
        {
            return Step.Done;
        }

        // After a pipe a bare path is a function without further arguments.
        if (ask.Place == Place.PipeTarget && call is null && operand is ScriptPath)
        {
            operand = At(operand.Span.Start, new ScriptFunctionCall(operand, [], isExplicit: false) { ArgumentsEnd = operand.Span.End });
        }

        if (Current.Type is not (TokenType.VerticalBar or TokenType.PipeGreater))
        {
            return Step.Done;
        }

        var from = Complete(operand, ref call, extends: false);
        _skipNewLines++;
        Next();
        _skipNewLines--;
        var to = ExpectExpression(new Ask(Place.PipeTarget));
        operand = At(from.Span.Start, new PipeChain(from, to));
        if (ask.Place != Place.PipeTarget)
        {
            operand = PipeChain.Resolve(operand);
        }

        return Step.Finished;
    }

    /// <summary>Reads a dot and what follows it; gives how to go on when that is no name.</summary>
    private Step? ParseMember(ref ScriptExpression operand)
    {
        var isOptional = IsAt(TokenType.QuestionDot) || operand is ScriptMemberExpression { IsOptional: true };
        var name = Peek();
        if (name.Type != TokenType.Identifier)
        {
            Error(SpanOf(name), "a dot is followed by a name");
            return Step.Finished;
        }

        Next();

        // Code that is made at run time may use the arguments too.
        _usesArguments |= CurrentText is "eval" or "eval_template";
        var isEmptyQuestion = (IsAtWord("empty") || IsAtWord("blank")) && Peek().Type == TokenType.Question;
        if (ParseVariable() is not ScriptVariableGlobal member)
        {
            Error($"'{name.Text(_text)}' is a word of the language, not the name of a member: it has to be written in brackets and quotes");
            return Step.Nothing;
        }

        var start = operand.Span.Start;
        if (isEmptyQuestion)
        {
            Next();
            operand = At(start, new ScriptIsEmptyExpression(operand));
        }
        else
        {
            operand = At(start, new ScriptMemberExpression(operand, member.Name, SpanOf(name), isOptional));
        }

        return null;
    }

    private ScriptExpression ParsePostfix(ScriptExpression operand)
    {
        var token = Current;
        if (operand is not ScriptPath path)
        {
            Error("only a variable, a member or an item can be counted up or down");
            Next();
            return operand;
        }

        Next();
        return At(operand.Span.Start, new ScriptIncrementExpression(path, token.Type == TokenType.DoublePlus, isPostfix: true));
    }

    private ScriptIndexerExpression ParseIndexer(ScriptExpression target, bool insideCall, Mode mode)
    {
        Next();
        var index = ExpectExpression(new Ask(Place.Other) { InsideCall = insideCall, Mode = mode == Mode.When ? Mode.Default : mode }, "an index");
        if (IsAt(TokenType.CloseBracket))
        {
            Next();
        }
        else
        {
            Error($"expecting ']' instead of {Found()}");
        }

        return At(target.Span.Start, new ScriptIndexerExpression(target, index));
    }

    private bool ParseAssignment(ref ScriptExpression operand, bool insideCall, Ask ask)
    {
        if (IsAt(TokenType.Equal) && operand is ScriptFunctionCall { IsExplicit: true, Target: ScriptVariableGlobal name } declared
            && Array.TrueForAll(declared.Arguments, static a => a is ScriptVariableGlobal))
        {
            operand = ParseInlineFunction(declared, name, ask);
            return true;
        }

        if (AssignmentOf(Current.Type) is not { } op)
        {
            return false;
        }

        var token = Current;
        if (operand is not ScriptPath || insideCall || _expressionLevel > 1 || !ask.AllowAssignment)
        {
            Error(operand.Span, "an assignment has to be a statement of its own");
        }

        Next();
        var value = ExpectExpression(new Ask(Place.Other) { InsideCall = ask.InsideCall });
        operand = At(operand.Span.Start, new ScriptAssignExpression(operand, op, value));
        return true;
    }

    private FunctionDeclaration ParseInlineFunction(ScriptFunctionCall declared, ScriptVariableGlobal name, Ask ask)
    {
        if (_expressionLevel > 1 || !ask.AllowAssignment)
        {
            Error(declared.Span, "a function can only be declared as a statement of its own");
        }

        var parameters = Array.ConvertAll(declared.Arguments, static a => new ScriptParameter(((ScriptVariableGlobal)a).Name, false, null));
        Next();
        var level = _expressionLevel;
        _expressionLevel = 0;
        var usesArguments = _usesArguments;
        _usesArguments = false;
        var function = new ScriptFunction(name, parameters, hasVariableParameter: false) { Body = ParseExpressionStatement() };
        function.UsesArguments = _usesArguments;
        _usesArguments = usesArguments;
        _expressionLevel = level;
        return new FunctionDeclaration(At(declared.Span.Start, function));
    }

    private ScriptExpression ParseBinary(ScriptExpression left, ScriptBinaryOperator op, bool insideCall, Ask ask)
    {
        var token = Current;
        EnterDepth();
        Next();
        var right = ExpectExpression(
            new Ask(Place.Other) { InsideCall = insideCall || ask.InsideCall, Precedence = op.Precedence(), Mode = ask.Mode == Mode.When ? Mode.Default : ask.Mode },
            $"an expression to the right of '{op.ToText()}'");
        ScriptExpression result = op switch
        {
            ScriptBinaryOperator.And => new ScriptLogicalExpression(isOr: false, left, right),
            ScriptBinaryOperator.Or => new ScriptLogicalExpression(isOr: true, left, right),
            ScriptBinaryOperator.EmptyCoalescing => new ScriptCoalesceExpression(isNegated: false, left, right),
            ScriptBinaryOperator.NotEmptyCoalescing => new ScriptCoalesceExpression(isNegated: true, left, right),
            _ => new ScriptBinaryExpression(op, SpanOf(token), left, right),
        };
        return At(left.Span.Start, result);
    }

    private ScriptConditionalExpression ParseConditional(ScriptExpression condition)
    {
        Next();
        var then = ExpectExpression(new Ask(Place.Other) { Mode = Mode.NoNamedArgument });
        Expect(TokenType.Colon, "':' between the two values of a condition");
        var otherwise = ExpectExpression(new Ask(Place.Other) { Mode = Mode.NoNamedArgument });
        return At(condition.Span.Start, new ScriptConditionalExpression(condition, then, otherwise));
    }

    private bool IsAfterWhiteSpace() => Current.Start.Offset > 0 && char.IsWhiteSpace(_text[Current.Start.Offset - 1]);

    private bool IsStartOfExpression() => IsUnary(Current.Type) || Current.Type is TokenType.Identifier or TokenType.IdentifierSpecial
        or TokenType.Integer or TokenType.HexaInteger or TokenType.BinaryInteger or TokenType.Float or TokenType.String
        or TokenType.VerbatimString or TokenType.InterpolatedBegin
        or TokenType.OpenParen or TokenType.OpenBrace or TokenType.OpenBracket
        || IsWholeInterpolatedString();

    /// <summary>Is this a string without any expression in it, rather than the end of one that had some?</summary>
    private bool IsWholeInterpolatedString() => Current.Type == TokenType.InterpolatedEnd && _text[Current.Start.Offset] == '$';

    private static bool IsUnary(TokenType type) => type is TokenType.Exclamation or TokenType.Minus or TokenType.Plus
        or TokenType.Arroba or TokenType.Caret or TokenType.DoublePlus or TokenType.DoubleMinus;

    private static ScriptBinaryOperator? AssignmentOf(TokenType type) => type switch
    {
        TokenType.Equal => ScriptBinaryOperator.None,
        TokenType.PlusEqual => ScriptBinaryOperator.Add,
        TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
        TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
        TokenType.DivideEqual => ScriptBinaryOperator.Divide,
        TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
        TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
        TokenType.DoubleQuestionEqual => ScriptBinaryOperator.EmptyCoalescing,
        _ => null,
    };

    private static ScriptBinaryOperator BinaryOperatorOf(TokenType type) => type switch
    {
        TokenType.Asterisk => ScriptBinaryOperator.Multiply,
        TokenType.Divide => ScriptBinaryOperator.Divide,
        TokenType.DoubleDivide => ScriptBinaryOperator.DivideRound,
        TokenType.Plus => ScriptBinaryOperator.Add,
        TokenType.Minus => ScriptBinaryOperator.Subtract,
        TokenType.Percent => ScriptBinaryOperator.Modulus,
        TokenType.DoubleLess => ScriptBinaryOperator.ShiftLeft,
        TokenType.DoubleGreater => ScriptBinaryOperator.ShiftRight,
        TokenType.DoubleQuestion => ScriptBinaryOperator.EmptyCoalescing,
        TokenType.QuestionExclamation => ScriptBinaryOperator.NotEmptyCoalescing,
        TokenType.DoubleAmpersand => ScriptBinaryOperator.And,
        TokenType.DoubleVerticalBar => ScriptBinaryOperator.Or,
        TokenType.DoubleEqual => ScriptBinaryOperator.CompareEqual,
        TokenType.ExclamationEqual => ScriptBinaryOperator.CompareNotEqual,
        TokenType.Greater => ScriptBinaryOperator.CompareGreater,
        TokenType.GreaterEqual => ScriptBinaryOperator.CompareGreaterOrEqual,
        TokenType.Less => ScriptBinaryOperator.CompareLess,
        TokenType.LessEqual => ScriptBinaryOperator.CompareLessOrEqual,
        TokenType.DoubleDot => ScriptBinaryOperator.RangeInclude,
        TokenType.DoubleDotLess => ScriptBinaryOperator.RangeExclude,
        _ => ScriptBinaryOperator.None,
    };
}
