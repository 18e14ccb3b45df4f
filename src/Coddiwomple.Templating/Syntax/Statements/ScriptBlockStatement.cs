namespace Coddiwomple.Templating.Syntax;

/// <summary>Statements in a row. Here their values are written, and here the indentation of code blocks is set.</summary>
public sealed class ScriptBlockStatement : ScriptStatement
{
    private readonly ScriptStatement[] _all;
    private readonly ScriptStatement[] _plain;
    private readonly bool _hasIndent;

    internal ScriptBlockStatement(List<ScriptStatement> statements)
    {
        _all = [.. statements];
        _plain = [.. statements.Where(static s => s is not ScriptEscapeStatement)];
        _hasIndent = statements.Any(static s => s is ScriptEscapeStatement { Indent: not null });
    }

    /// <summary>Is there nothing to run?</summary>
    internal bool IsEmpty => _plain.Length == 0;

    public override object? Evaluate(TemplateContext context)
    {
        context.CheckAbort(this);
        return context.AutoIndent && (_hasIndent || context.CurrentIndent is not null) ? EvaluateIndented(context) : EvaluatePlain(context);
    }

    private object? EvaluatePlain(TemplateContext context)
    {
        object? result = null;
        foreach (var statement in _plain)
        {
            context.Trace?.Invoke(statement.Span, statement is ScriptRawStatement);
            result = statement.Evaluate(context);
            if (result is not null)
            {
                result = WriteOrKeep(context, statement, result);
            }

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
        var current = outer;
        try
        {
            foreach (var statement in _all)
            {
                if (statement is ScriptEscapeStatement escape)
                {
                    current = escape.IsEntering ? escape.Indent : outer;
                    context.CurrentIndent = current;
                    continue;
                }

                context.CurrentIndent = current;
                context.Trace?.Invoke(statement.Span, statement is ScriptRawStatement);
                result = statement.Evaluate(context);
                if (result is not null)
                {
                    result = WriteOrKeep(context, statement, result);
                }

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

        context.WriteValue(value);
        return null;
    }
}
