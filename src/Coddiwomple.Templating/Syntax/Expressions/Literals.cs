using System.Text;
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
        var result = new StringBuilder();
        foreach (var part in parts)
        {
            result.Append(context.ObjectToString(part.Evaluate(context)));
            context.CheckTextLength(Span, result.Length);
        }

        return result.ToString();
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

/// <summary><c>{a: 1, "b": 2}</c>; the shape of the object is known when the template is parsed.</summary>
internal sealed class ScriptObjectInitializer(string[] names, ScriptExpression[] values) : ScriptExpression
{
    private readonly ScriptObjectShape? _shape = ShapeOf(names);

    public override object? Evaluate(TemplateContext context)
    {
        if (_shape is null)
        {
            return EvaluateOneByOne(context);
        }

        var slots = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            slots[i] = values[i].Evaluate(context);
        }

        return new ScriptObject(_shape, slots);
    }

    private ScriptObject EvaluateOneByOne(TemplateContext context)
    {
        var result = new ScriptObject(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            result[names[i]] = values[i].Evaluate(context);
        }

        return result;
    }

    private static ScriptObjectShape? ShapeOf(string[] names)
    {
        var shape = ScriptObjectShape.Empty;
        foreach (var name in names)
        {
            if (shape is null || shape.IndexOf(name) >= 0)
            {
                return null;
            }

            shape = shape.With(name);
        }

        return shape;
    }
}

/// <summary><c>do ... end</c> as a value.</summary>
internal sealed class ScriptAnonymousFunction(ScriptFunction function) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => function;
}
