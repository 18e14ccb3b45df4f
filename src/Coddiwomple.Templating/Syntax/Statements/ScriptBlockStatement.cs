using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Statements in a row. Here their values are written, and here the indentation of code blocks is set.</summary>
public sealed class ScriptBlockStatement : ScriptStatement
{
    private readonly ScriptStatement[] _statements;

    // Where the code begins that each statement is a part of: its indentation, which may be none, is that of the statement. Null: it has that of this block.
    private readonly ScriptEscapeStatement?[] _openings;
    private readonly ScriptEscapeStatement? _lastOpening;
    private readonly bool _hasIndent;

    internal ScriptBlockStatement(List<ScriptStatement> statements)
    {
        _statements = new ScriptStatement[CountRunnable(statements)];
        _openings = new ScriptEscapeStatement?[_statements.Length];
        var at = 0;
        foreach (var statement in statements)
        {
            if (statement is ScriptEscapeStatement escape)
            {
                _lastOpening = escape.IsEntering ? escape : null;
                _hasIndent |= escape.Indent is not null;
            }
            else
            {
                _openings[at] = _lastOpening;
                _statements[at++] = statement;
            }
        }
    }

    /// <summary>Is there nothing to run?</summary>
    internal bool IsEmpty => _statements.Length == 0;

    /// <summary>The statement, if there is just one.</summary>
    internal ScriptStatement? Only => _statements.Length == 1 ? _statements[0] : null;

    public override object? Evaluate(TemplateContext context)
    {
        context.CheckAbort(this);
        TemplateContext.CheckStack(this);
        return context.AutoIndent && (_hasIndent || context.CurrentIndent is not null) ? EvaluateIndented(context) : EvaluatePlain(context);
    }

    /// <summary>The indentation of what comes right behind this block when <paramref name="outer"/> is that of the block.</summary>
    internal string? IndentBehind(string? outer) => _lastOpening is null ? outer : _lastOpening.Indent;

    private static int CountRunnable(List<ScriptStatement> statements)
    {
        var count = 0;
        foreach (var statement in statements)
        {
            count += statement is ScriptEscapeStatement ? 0 : 1;
        }

        return count;
    }

    private object? EvaluatePlain(TemplateContext context)
    {
        object? result = null;
        foreach (var statement in _statements)
        {
            result = Run(context, statement);
            if (context.Flow != FlowState.None)
            {
                break;
            }
        }

        return result;
    }

    private object? EvaluateIndented(TemplateContext context)
    {
        object? result = null;
        var outer = context.CurrentIndent;
        var statements = _statements;
        try
        {
            for (var i = 0; i < statements.Length; i++)
            {
                context.CurrentIndent = _openings[i] is { } opening ? opening.Indent : outer;
                result = Run(context, statements[i]);
                if (context.Flow != FlowState.None)
                {
                    break;
                }
            }
        }
        finally
        {
            context.CurrentIndent = outer;
        }

        return result;
    }

    private object? Run(TemplateContext context, ScriptStatement statement)
    {
        if (context.Trace is { } trace)
        {
            Tell(trace, statement);
        }

        // Text is the most frequent statement by far.
        if (statement is ScriptRawStatement raw)
        {
            return raw.Write(context);
        }

        var value = statement is ScriptExpressionStatement expression ? expression.EvaluateToOutput(context) : statement.Evaluate(context);
        return value is null ? null : WriteOrKeep(context, statement, value);
    }

    // Apart, so that no statement pays for handing its span over as long as nobody wants to know.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Tell(Action<SourceSpan, bool> trace, ScriptStatement statement) => trace(statement.Span, statement is ScriptRawStatement);

    private object? WriteOrKeep(TemplateContext context, ScriptStatement statement, object value)
    {
        if (!statement.CanOutput)
        {
            return null;
        }

        if (context.Flow == FlowState.Return || !context.EnableOutput)
        {
            return value;
        }

        try
        {
            context.WriteValue(value);
        }
        catch (InvalidOperationException e)
        {
            throw new ScriptRuntimeException(Span, e.Message, e);
        }

        return null;
    }
}
