using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>if condition ... else if ... else ... end</c></summary>
internal sealed class ScriptIfStatement(ScriptExpression condition, ScriptBlockStatement then, ScriptStatement? otherwise) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
        => context.ToBool(condition.Evaluate(context)) ? then.Evaluate(context) : otherwise?.Evaluate(context);
}

/// <summary><c>when a, b ...</c></summary>
internal sealed record ScriptWhen(SourceSpan Span, ScriptExpression[] Values, ScriptBlockStatement Body);

/// <summary><c>case value when ... else ... end</c>; literals before the first <c>when</c> are written.</summary>
internal sealed class ScriptCaseStatement(ScriptExpression value, ScriptBlockStatement before, ScriptWhen[] whens, ScriptStatement? otherwise) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var subject = value.Evaluate(context);
        if (!before.IsEmpty)
        {
            before.Evaluate(context);
        }

        var outer = context.CurrentIndent;
        context.CurrentIndent = context.AutoIndent ? before.IndentBehind(outer) : outer;
        try
        {
            return EvaluateWhens(context, subject);
        }
        finally
        {
            context.CurrentIndent = outer;
        }
    }

    private object? EvaluateWhens(TemplateContext context, object? subject)
    {
        foreach (var when in whens)
        {
            foreach (var candidate in when.Values)
            {
                var match = BinaryOperation.Evaluate(
                    context, when.Span, ScriptBinaryOperator.CompareEqual, subject, when.Span, candidate.Evaluate(context), when.Span);
                if (match is true)
                {
                    return when.Body.Evaluate(context);
                }
            }
        }

        return otherwise?.Evaluate(context);
    }
}

/// <summary><c>break</c> and <c>continue</c></summary>
internal sealed class ScriptJumpStatement(FlowState flow) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        if (context.LoopDepth > 0)
        {
            context.Flow = flow;
        }
        else if (context.EnableBreakAndContinueAsReturnOutsideLoop)
        {
            context.Flow = FlowState.Return;
        }
        else
        {
            throw Error($"'{(flow == FlowState.Break ? "break" : "continue")}' is only possible inside a loop");
        }

        return null;
    }
}

/// <summary><c>ret</c> and <c>ret value</c>; a range is returned as an array.</summary>
internal sealed class ScriptReturnStatement(ScriptExpression? value) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var result = value?.Evaluate(context);
        context.Flow = FlowState.Return;
        return result is ScriptRange range ? new ScriptArray(range) : result;
    }
}

/// <summary><c>capture target ... end</c></summary>
internal sealed class ScriptCaptureStatement(ScriptExpression target, ScriptBlockStatement body) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var text = context.BeginText();
        string captured;
        try
        {
            body.Evaluate(context);
        }
        finally
        {
            captured = context.EndText(text);
        }

        if (target is not ScriptPath path)
        {
            throw new ScriptRuntimeException(target.Span, $"cannot assign to '{target}'");
        }

        path.Assign(context, new CapturedText(captured));
        return null;
    }
}

/// <summary><c>with target ... end</c></summary>
internal sealed class ScriptWithStatement(ScriptExpression target, ScriptBlockStatement body) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = target.Evaluate(context);
        if (value is not ScriptObject scriptObject)
        {
            throw new ScriptRuntimeException(target.Span, $"'with' needs an object, '{target}' is {ValueKinds.Describe(value)}");
        }

        context.PushGlobal(scriptObject);
        try
        {
            return body.Evaluate(context);
        }
        finally
        {
            context.PopGlobal();
        }
    }
}

/// <summary><c>import object</c></summary>
internal sealed class ScriptImportStatement(ScriptExpression source) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = source.Evaluate(context);
        if (value is not ScriptObject scriptObject)
        {
            throw new ScriptRuntimeException(source.Span, $"'import' needs an object, '{source}' is {ValueKinds.Describe(value)}");
        }

        context.CurrentGlobal.ImportMembers(scriptObject);
        return null;
    }
}

/// <summary><c>readonly variable</c>; a variable that does not exist yet stays writable.</summary>
internal sealed class ScriptReadOnlyStatement(ScriptExpression variable) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        switch (variable)
        {
            case ScriptVariableGlobal global:
                context.SetReadOnlyGlobal(global.Span, global.Name);
                break;
            case ScriptVariableLocal local:
                (context.Local.Locals ??= new ScriptObject()).SetReadOnly(local.Name, true);
                break;
        }

        return null;
    }
}

/// <summary><c>wrap function arguments ... end</c>: the block goes to the function as <c>$$</c>.</summary>
internal sealed class ScriptWrapStatement(ScriptExpression target, ScriptBlockStatement body) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var call = target as ScriptFunctionCall;
        var path = call?.Target ?? target;
        if (path.EvaluateAlias(context) is not IScriptCustomFunction function)
        {
            throw new ScriptRuntimeException(target.Span, $"'wrap' needs a function, '{path}' is none");
        }

        context.OfferBlock(body);
        return Calls.Invoke(context, call is null ? this : call, function, call?.Arguments ?? []);
    }
}
