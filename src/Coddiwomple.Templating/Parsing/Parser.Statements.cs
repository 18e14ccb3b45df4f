using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Parsing;

/// <summary>The part of the parser that reads statements and blocks of them.</summary>
internal sealed partial class Parser
{
    /// <summary>What a block belongs to; decides which words may end it.</summary>
    private enum Owner
    {
        Page,
        FrontMatter,
        If,
        Else,
        Case,
        When,
        For,
        Other,
        Anonymous,
    }

    private enum Ending
    {
        None,
        End,
        Else,
        When,
    }

    private ScriptPage ParsePage()
    {
        ScriptBlockStatement? frontMatter = null;
        if (_mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent)
        {
            if (!IsAt(TokenType.FrontMatterMarker))
            {
                Error($"expecting the front matter marker instead of {Found()}");
                return At(default, new ScriptPage(null, null));
            }

            Next();
            _inCode = true;
            _inFrontMatter = true;
            frontMatter = ParseBlock(Owner.FrontMatter, out _);
            if (_inFrontMatter)
            {
                Error("the front matter is not closed by its marker");
            }

            if (_mode == ScriptMode.FrontMatterOnly)
            {
                return At(default, new ScriptPage(frontMatter, null));
            }
        }

        var start = Current.Start;
        return At(start, new ScriptPage(frontMatter, ParseBlock(Owner.Page, out _)));
    }

    private ScriptBlockStatement ParseBlock(Owner owner, out Ending ending)
    {
        var start = Current.Start;
        var statements = new List<ScriptStatement>();
        ending = Ending.None;
        _blockLevel++;
        if (EnterDepth())
        {
            while (ending == Ending.None && !_isFatal && TryParseStatement(owner, statements, out ending))
            {
                if (ending != Ending.None && _blockLevel == 1)
                {
                    var end = _previous.End;
                    Error(new SourceSpan(_path, end, end), "'end' closes nothing");
                }
            }
        }

        if (ending == Ending.None && _blockLevel > 1)
        {
            Error(SpanOf(_previous), "the block is not closed by 'end'");
        }

        _depth--;
        _blockLevel--;
        return At(start, new ScriptBlockStatement(statements));
    }

    private bool TryParseStatement(Owner owner, List<ScriptStatement> statements, out Ending ending)
    {
        ending = Ending.None;
        switch (Current.Type)
        {
            case TokenType.Eof:
                return false;
            case TokenType.Raw or TokenType.Escape:
                var raw = ParseRaw(isFirst: owner == Owner.Page && _blockLevel == 1 && statements.Count == 0);
                if (owner != Owner.Case)
                {
                    statements.Add(raw);
                }

                return true;
            case TokenType.CodeEnter or TokenType.CodeExit or TokenType.EscapeEnter or TokenType.EscapeExit:
                statements.Add(ParseEscape(statements));
                return true;
            case TokenType.FrontMatterMarker:
                return ParseFrontMatterEnd(owner);
            case var _ when !_inCode:
                Error($"unexpected {Found()} outside a code block");
                return false;
            case TokenType.NewLine or TokenType.SemiColon:
                Next();
                return true;
            case TokenType.Identifier:
                return TryParseWord(owner, statements, out ending);
            default:
                return TryParseOther(owner, statements);
        }
    }

    private bool TryParseOther(Owner owner, List<ScriptStatement> statements)
    {
        if (!IsAt(TokenType.IdentifierSpecial) && !IsStartOfExpression())
        {
            Error($"unexpected {Found()}");
            return false;
        }

        if (IsAt(TokenType.IdentifierSpecial))
        {
            CheckNotInCase(owner);
        }

        statements.Add(ParseExpressionStatement());
        return true;
    }

    private bool ParseFrontMatterEnd(Owner owner)
    {
        if (owner == Owner.FrontMatter)
        {
            _inCode = false;
            _inFrontMatter = false;
        }
        else
        {
            Error("unexpected front matter marker");
        }

        Next();
        return owner != Owner.FrontMatter;
    }

    /// <summary>Reads text; what stands right behind front matter loses the white space at its start.</summary>
    private ScriptRawStatement ParseRaw(bool isFirst)
    {
        var token = Current;
        Next();
        var text = token.Text(_text);
        return At(token.Start, new ScriptRawStatement(isFirst && _mode == ScriptMode.FrontMatterAndContent ? text.TrimStart() : text));
    }

    private ScriptEscapeStatement ParseEscape(List<ScriptStatement> before)
    {
        var token = Current;
        var isEntering = token.Type is TokenType.CodeEnter or TokenType.EscapeEnter;
        if (token.Type == TokenType.CodeEnter && _inCode)
        {
            Error("unexpected '{{' inside a code block");
        }
        else if (token.Type == TokenType.CodeExit && (!_inCode || _mode == ScriptMode.ScriptOnly))
        {
            Error("unexpected '}}' that closes no code block");
        }

        _inCode = token.Type == TokenType.CodeEnter;
        Next();
        var indent = _inCode && before is [.., ScriptRawStatement raw] ? IndentBefore(raw) : null;
        return At(token.Start, new ScriptEscapeStatement(isEntering, indent));
    }

    /// <summary>The white space between the start of a line and a code block, when there is nothing else.</summary>
    private string? IndentBefore(ScriptRawStatement raw)
    {
        var end = raw.Span.End.Offset + 1;
        var start = end;
        while (start > 0 && _text[start - 1] != '\n')
        {
            if (!char.IsWhiteSpace(_text[start - 1]))
            {
                return null;
            }

            start--;
        }

        return start == end ? null : _text[start..end];
    }

    private void CheckNotInCase(Owner owner)
    {
        if (owner == Owner.Case)
        {
            Error($"unexpected '{CurrentText}' in a case, where only 'when' and 'else' can stand");
        }
    }

    private bool TryParseWord(Owner owner, List<ScriptStatement> statements, out Ending ending)
    {
        ending = Ending.None;
        var word = CurrentText;
        var start = Current.Start;
        switch (word)
        {
            case "end":
                ending = Ending.End;
                Next();
                if (owner != Owner.Anonymous)
                {
                    ExpectEndOfStatement();
                }

                return true;
            case "else":
                ending = Ending.Else;
                return owner is Owner.If or Owner.When or Owner.For || ParseStray(ParseElse, "'else' has no 'if', 'when' or 'for' before it", out ending);
            case "when":
                ending = Ending.When;
                return owner is Owner.Case or Owner.When || ParseStray(ParseWhen, "'when' has no 'case' before it", out ending);
        }

        CheckNotInCase(owner);
        var isLoopState = word is "for" or "while" or "tablerow" && Peek().Type == TokenType.Dot;
        ScriptStatement? statement = isLoopState ? null : word switch
        {
            "if" => ParseIf(),
            "case" => ParseCase(),
            "for" => ParseFor(Runtime.LoopKind.For),
            "tablerow" => ParseFor(Runtime.LoopKind.TableRow),
            "while" => ParseWhile(),
            "break" => ParseJump(FlowState.Break),
            "continue" => ParseJump(FlowState.Continue),
            "func" => ParseFunction(isAnonymous: false),
            "ret" => ParseReturn(),
            "capture" => ParseCapture(),
            "with" => ParseWith(),
            "wrap" => ParseWrap(),
            "import" => ParseImport(),
            "readonly" => ParseReadOnly(),
            _ => null,
        };
        statements.Add(statement is null ? ParseExpressionStatement() : At(start, statement));
        return true;
    }

    /// <summary>Reads a part that belongs to nothing, so that what follows it is still read as what it is, and reports it.</summary>
    private bool ParseStray(Func<object> parse, string message, out Ending ending)
    {
        var span = CurrentSpan;
        parse();
        Error(span, message);
        ending = Ending.End;
        return false;
    }

    private bool ExpectEndOfStatement()
    {
        switch (Current.Type)
        {
            case TokenType.NewLine or TokenType.SemiColon:
                Next();
                return true;
            case TokenType.CodeExit or TokenType.Eof:
                return true;
            default:
                Error($"expecting the end of the statement instead of {Found()}", isFatal: true);
                return false;
        }
    }

    private ScriptStatement ParseExpressionStatement()
    {
        var start = Current.Start;
        var expression = ExpectExpression(new Ask(Place.Statement));
        if (expression is FunctionDeclaration { Function: var function })
        {
            return function;
        }

        // Without an expression, what follows is read as the next statement.
        if (!ReferenceEquals(expression, Nothing))
        {
            ExpectEndOfStatement();
        }

        return At(start, new ScriptExpressionStatement(expression));
    }

    private ScriptIfStatement ParseIf()
    {
        Next();
        var condition = ExpectExpression(new Ask(Place.Other) { AllowAssignment = false });
        var then = ParseBody(Owner.If, out var ending);
        return new ScriptIfStatement(condition, then, ending == Ending.Else ? ParseElse() : null);
    }

    private ScriptStatement ParseElse()
    {
        var start = Current.Start;
        Next();
        if (IsAtWord("if"))
        {
            return At(start, ParseIf());
        }

        return ParseBody(Owner.Else, out _);
    }

    private ScriptBlockStatement ParseBody(Owner owner, out Ending ending)
    {
        if (ExpectEndOfStatement())
        {
            return ParseBlock(owner, out ending);
        }

        ending = Ending.None;
        return new ScriptBlockStatement([]);
    }

    private ScriptCaseStatement ParseCase()
    {
        Next();
        var value = ExpectExpression(new Ask(Place.Other) { AllowAssignment = false });
        var before = ParseBody(Owner.Case, out var ending);
        return new ScriptCaseStatement(value, before, ParseWhens(ref ending), ending == Ending.Else ? ParseElse() : null);
    }

    private ScriptWhen[] ParseWhens(ref Ending ending)
    {
        var whens = new List<ScriptWhen>();
        while (ending == Ending.When)
        {
            var span = CurrentSpan;
            Next();
            var values = ParseWhenValues();
            whens.Add(new ScriptWhen(span, values, ParseBody(Owner.When, out ending)));
        }

        return [.. whens];
    }

    /// <summary>A <c>when</c> outside of a <c>case</c>, with all that follows it.</summary>
    private ScriptWhen[] ParseWhen()
    {
        var ending = Ending.When;
        var whens = ParseWhens(ref ending);
        if (ending == Ending.Else)
        {
            ParseElse();
        }

        return whens;
    }

    private ScriptExpression[] ParseWhenValues()
    {
        var values = new List<ScriptExpression>();
        while (IsStartOfExpression())
        {
            values.Add(ExpectExpression(new Ask(Place.Other) { Mode = Mode.When, AllowAssignment = false }));
            if (Current.Type is TokenType.Comma or TokenType.DoubleVerticalBar)
            {
                Next();
            }
        }

        if (values.Count == 0)
        {
            Error("'when' needs at least one value");
        }

        return [.. values];
    }

    private ScriptForStatement ParseFor(Runtime.LoopKind kind)
    {
        var keyword = CurrentSpan;
        Next();
        var variable = ExpectExpression(new Ask(Place.Other) { Mode = Mode.Basic });
        if (ReferenceEquals(variable, Nothing))
        {
            return new ScriptForStatement(kind, new ScriptVariableGlobal(""), Nothing, [], new ScriptBlockStatement([]), null);
        }

        var path = variable as ScriptPath;
        if (path is null)
        {
            Error(keyword, $"expecting a variable after '{(kind == Runtime.LoopKind.For ? "for" : "tablerow")}' instead of '{variable}'");
        }

        if (IsAtWord("in"))
        {
            Next();
        }
        else
        {
            Error(keyword, $"expecting 'in' instead of {Found()}");
        }

        var options = new List<ScriptNamedArgument>();
        var iterator = ExpectExpression(new Ask(Place.Loop) { Options = options });
        var body = ParseBody(Owner.For, out var ending);
        ScriptBlockStatement? otherwise = null;
        if (ending == Ending.Else)
        {
            Next();
            if (IsAtWord("if"))
            {
                var span = CurrentSpan;
                ParseIf();
                Error(span, "'else if' cannot belong to a loop");
            }
            else
            {
                otherwise = ParseBody(Owner.Else, out _);
            }
        }

        return new ScriptForStatement(kind, path ?? new ScriptVariableGlobal(""), iterator, [.. options], body, otherwise);
    }

    private ScriptWhileStatement ParseWhile()
    {
        Next();
        var condition = ExpectExpression(new Ask(Place.Other) { AllowAssignment = false });
        return new ScriptWhileStatement(condition, ParseBody(Owner.Other, out _));
    }

    private ScriptJumpStatement ParseJump(FlowState flow)
    {
        Next();
        ExpectEndOfStatement();
        return new ScriptJumpStatement(flow);
    }

    private ScriptReturnStatement ParseReturn()
    {
        Next();
        var value = IsStartOfExpression() ? ParseExpression(new Ask(Place.Other)) : null;
        ExpectEndOfStatement();
        return new ScriptReturnStatement(value);
    }

    private ScriptCaptureStatement ParseCapture()
    {
        Next();
        var target = ExpectExpression(new Ask(Place.Other));
        ExpectEndOfStatement();
        return new ScriptCaptureStatement(target, ParseBlock(Owner.Other, out _));
    }

    private ScriptWithStatement ParseWith()
    {
        Next();
        var target = ExpectExpression(new Ask(Place.Other));
        return new ScriptWithStatement(target, ParseBody(Owner.Other, out _));
    }

    private ScriptWrapStatement ParseWrap()
    {
        Next();
        var target = ExpectExpression(new Ask(Place.Other));
        return new ScriptWrapStatement(target, ParseBody(Owner.Other, out _));
    }

    private ScriptImportStatement ParseImport()
    {
        Next();
        var source = ExpectExpression(new Ask(Place.Other));
        ExpectEndOfStatement();
        return new ScriptImportStatement(source);
    }

    private ScriptReadOnlyStatement ParseReadOnly()
    {
        var keyword = CurrentSpan;
        Next();
        var variable = ExpectVariable(keyword);
        ExpectEndOfStatement();
        return new ScriptReadOnlyStatement((ScriptExpression?)variable ?? Nothing);
    }

    private ScriptPath? ExpectVariable(SourceSpan keyword)
    {
        if (Current.Type is TokenType.Identifier or TokenType.IdentifierSpecial)
        {
            var variable = ParseVariable();
            if (variable is ScriptVariableGlobal or ScriptVariableLocal)
            {
                return (ScriptPath)variable;
            }

            Error(keyword, $"expecting the name of a variable instead of '{variable}'");
        }
        else
        {
            Error(keyword, $"expecting the name of a variable instead of {Found()}");
        }

        return null;
    }

    private ScriptFunction ParseFunction(bool isAnonymous)
    {
        var keyword = CurrentSpan;
        var level = _expressionLevel;
        _expressionLevel = 0;
        var skipNewLines = _skipNewLines;
        _skipNewLines = 0;
        Next();
        var name = isAnonymous ? null : ExpectVariable(keyword);
        var hasVariable = false;
        var parameters = IsAt(TokenType.OpenParen) ? ParseParameters(keyword, out hasVariable) : null;
        var function = new ScriptFunction(name, parameters, hasVariable);
        ExpectEndOfStatement();
        var usesArguments = _usesArguments;
        _usesArguments = false;
        function.Body = ParseBlock(isAnonymous ? Owner.Anonymous : Owner.Other, out _);
        function.UsesArguments = _usesArguments;
        _usesArguments = usesArguments;
        _expressionLevel = level;
        _skipNewLines = skipNewLines;
        return At(keyword.Start, function);
    }

    private ScriptParameter[] ParseParameters(SourceSpan keyword, out bool hasVariable)
    {
        var parameters = new List<ScriptParameter>();
        hasVariable = false;
        var hasDefault = false;
        Next();
        while (!IsAt(TokenType.CloseParen))
        {
            if (parameters.Count > 0)
            {
                ExpectComma("parameters");
            }

            if (!IsStartOfExpression())
            {
                Error($"expecting a parameter instead of {Found()}");
                break;
            }

            var span = CurrentSpan;
            if (ExpectVariable(keyword) is not { } variable)
            {
                break;
            }

            parameters.Add(ParseParameter(span, NameOf(variable, span), ref hasDefault, ref hasVariable));
        }

        if (IsAt(TokenType.CloseParen))
        {
            Next();
        }
        else
        {
            Error("the parameters are not closed by ')'");
        }

        return [.. parameters];
    }

    private string NameOf(ScriptPath variable, SourceSpan span)
    {
        if (variable is not ScriptVariableGlobal { Name: var name })
        {
            Error(span, "a parameter is a plain name");
            return "";
        }

        return name;
    }

    private void ExpectComma(string what)
    {
        if (IsAt(TokenType.Comma))
        {
            Next();
        }
        else
        {
            Error($"expecting a comma between {what}");
        }
    }

    private ScriptParameter ParseParameter(SourceSpan span, string name, ref bool hasDefault, ref bool hasVariable)
    {
        if (IsAt(TokenType.Equal))
        {
            if (hasVariable)
            {
                Error(span, "an optional parameter cannot follow a variable one");
            }

            hasDefault = true;
            Next();
            var value = ExpectExpression(new Ask(Place.Other));
            if (value is not ScriptLiteral || ReferenceEquals(value, Nothing))
            {
                Error(span, "the default of a parameter has to be a literal");
            }

            return new ScriptParameter(name, true, (value as ScriptLiteral)?.Value);
        }

        if (IsAt(TokenType.TripleDot))
        {
            if (hasVariable)
            {
                Error(span, "there can be only one variable parameter");
            }

            hasDefault = true;
            hasVariable = true;
            Next();
            return new ScriptParameter(name, true, null);
        }

        if (hasDefault)
        {
            Error(span, "a parameter without a default cannot follow one with a default");
        }

        return new ScriptParameter(name, false, null);
    }
}
