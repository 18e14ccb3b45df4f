using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>A value that stands in the source; boxed once.</summary>
internal sealed class ScriptLiteral(object? value) : ScriptExpression
{
    public object? Value { get; } = value;

    public override object? Evaluate(TemplateContext context) => Value;
}

/// <summary><c>$"text {expression} text"</c>: texts and expressions in turn.</summary>
internal sealed class ScriptInterpolatedString(ScriptExpression[] parts) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var result = TextOutput.Take();
        foreach (var part in parts)
        {
            result.Write(TextOf(part.Evaluate(context)));
            context.CheckTextLength(Span, result.Count);
        }

        return result.TakeStringAndReturn();
    }

    private string? TextOf(object? value)
    {
        try
        {
            return PlainText.Of(value);
        }
        catch (InsufficientExecutionStackException e)
        {
            throw new ScriptRuntimeException(Span, "the value nests too deep or contains itself", e);
        }
    }
}

/// <summary><c>[a, b, c]</c></summary>
internal sealed class ScriptArrayInitializer(ScriptExpression[] items) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var values = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(context);
        }

        return ScriptArray.Wrap(values);
    }
}

/// <summary>
/// <c>{a: 1, "b": 2}</c>; the shape of the object is known when the template is parsed. While it is being built it is
/// the innermost object of variables: <c>{a: 1, b: a}</c> has the same value twice.
/// </summary>
internal sealed class ScriptObjectInitializer(string[] names, SourceSpan[] nameSpans, ScriptExpression[] values) : ScriptExpression
{
    private readonly ScriptObjectShape? _shape = ShapeOf(names, values);

    public override object? Evaluate(TemplateContext context)
    {
        if (_shape is null)
        {
            return EvaluateInside(context);
        }

        var slots = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            slots[i] = values[i].Evaluate(context);
        }

        return new ScriptObject(_shape, slots);
    }

    private ScriptObject EvaluateInside(TemplateContext context)
    {
        var result = new ScriptObject(values.Length);
        context.PushGlobalOnly(result);
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (names[i].Length == 0)
                {
                    throw new ScriptRuntimeException(nameSpans[i], "the name of a member is empty");
                }

                result[names[i]] = values[i].Evaluate(context);
            }
        }
        finally
        {
            context.PopGlobalOnly();
        }

        return result;
    }

    /// <summary>The shape when no value can see the object it is put into.</summary>
    private static ScriptObjectShape? ShapeOf(string[] names, ScriptExpression[] values)
    {
        var shape = ScriptObjectShape.Empty;
        for (var i = 0; i < names.Length; i++)
        {
            if (shape is null || names[i].Length == 0 || shape.IndexOf(names[i]) >= 0 || values[i] is not ScriptLiteral)
            {
                return null;
            }

            shape = shape.With(names[i]);
        }

        return shape;
    }
}

/// <summary><c>do ... end</c> as a value.</summary>
internal sealed class ScriptAnonymousFunction(ScriptFunction function) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => function;
}
