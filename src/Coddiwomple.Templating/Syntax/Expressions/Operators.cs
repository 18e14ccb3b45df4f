using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>left operator right</c>, where both sides are always evaluated.</summary>
internal sealed class ScriptBinaryExpression(ScriptBinaryOperator op, SourceSpan operatorSpan, ScriptExpression left, ScriptExpression right) : ScriptExpression
{
    public ScriptBinaryOperator Operator { get; } = op;

    public SourceSpan OperatorSpan { get; } = operatorSpan;

    public ScriptExpression Left { get; } = left;

    public ScriptExpression Right { get; } = right;

    public override object? Evaluate(TemplateContext context)
    {
        var left = Left.Evaluate(context);
        var right = Right.Evaluate(context);
        return left is int l && right is int r && Numbers.OfInt(Operator, l, r) is { } quick ? quick : Evaluate(context, left, right);
    }

    private object? Evaluate(TemplateContext context, object? left, object? right)
        => BinaryOperation.Evaluate(context, OperatorSpan, Operator, left, Left.Span, right, Right.Span);
}

/// <summary><c>left &amp;&amp; right</c> and <c>left || right</c>: the right side only when it matters; always a boolean.</summary>
internal sealed class ScriptLogicalExpression(bool isOr, ScriptExpression left, ScriptExpression right) : ScriptExpression
{
    public ScriptExpression Left { get; } = left;

    public ScriptExpression Right { get; } = right;

    public bool IsOr { get; } = isOr;

    public override object? Evaluate(TemplateContext context)
        => Boxes.Of(context.ToBool(Left.Evaluate(context)) == IsOr ? IsOr : context.ToBool(Right.Evaluate(context)));
}

/// <summary><c>left ?? right</c>, and <c>left ?! right</c>, which is right when left is not null. Both sides are always evaluated.</summary>
internal sealed class ScriptCoalesceExpression(bool isNegated, ScriptExpression left, ScriptExpression right) : ScriptExpression
{
    public ScriptExpression Left { get; } = left;

    public ScriptExpression Right { get; } = right;

    public bool IsNegated { get; } = isNegated;

    public override object? Evaluate(TemplateContext context)
    {
        var left = Left.Evaluate(context);
        var right = Right.Evaluate(context);
        return left is null == IsNegated ? left : right;
    }
}

/// <summary><c>condition ? then : otherwise</c></summary>
internal sealed class ScriptConditionalExpression(ScriptExpression condition, ScriptExpression then, ScriptExpression otherwise) : ScriptExpression
{
    public ScriptExpression Condition { get; } = condition;

    public ScriptExpression Then { get; } = then;

    public ScriptExpression Otherwise { get; } = otherwise;

    public override object? Evaluate(TemplateContext context)
        => context.ToBool(Condition.Evaluate(context)) ? Then.Evaluate(context) : Otherwise.Evaluate(context);
}

/// <summary><c>!x</c></summary>
internal sealed class ScriptNotExpression(ScriptExpression operand) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(!context.ToBool(operand.Evaluate(context)));
}

/// <summary><c>-x</c> and <c>+x</c></summary>
internal sealed class ScriptSignExpression(bool isNegative, ScriptExpression operand) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = operand.Evaluate(context);
        if (!Numbers.IsNumber(value))
        {
            throw new ScriptRuntimeException(operand.Span, $"the operator '{(isNegative ? '-' : '+')}' does not work on {ValueKinds.Describe(value)}");
        }

        if (!isNegative)
        {
            return value;
        }

        return value switch
        {
            int number => Boxes.Of(unchecked(-number)),
            long number => unchecked(-number),
            double number => -number,
            float number => -number,
            decimal number => -number,
            _ => -ValueConverter.ToBigInteger(context, Span, value),
        };
    }
}

/// <summary><c>@path</c>: the function that a path leads to, without calling it.</summary>
internal sealed class ScriptAliasExpression(ScriptExpression operand) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => operand.EvaluateAlias(context);
}

/// <summary><c>^array</c>: its items become arguments of the call it stands in.</summary>
internal sealed class ScriptExpandExpression(ScriptExpression operand) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => operand.Evaluate(context);
}

/// <summary><c>x++</c>, <c>++x</c>, <c>x--</c>, <c>--x</c></summary>
internal sealed class ScriptIncrementExpression(ScriptPath operand, bool isIncrement, bool isPostfix) : ScriptExpression
{
    private static readonly object One = Boxes.Of(1);
    private static readonly object MinusOne = Boxes.Of(-1);

    public override object? Evaluate(TemplateContext context)
    {
        var before = operand.Evaluate(context);
        if (!Numbers.IsNumber(before))
        {
            throw new ScriptRuntimeException(operand.Span, $"only a number can be counted up or down, '{operand}' is {ValueKinds.Describe(before)}");
        }

        var after = BinaryOperation.Evaluate(
            context, operand.Span, ScriptBinaryOperator.Add, before, operand.Span, isIncrement ? One : MinusOne, operand.Span);
        operand.Assign(context, after);
        return isPostfix ? before : after;
    }
}

/// <summary><c>target = value</c> and <c>target op= value</c>; has no value of its own.</summary>
internal sealed class ScriptAssignExpression(ScriptExpression target, ScriptBinaryOperator op, ScriptExpression value) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        if (target is not ScriptPath path)
        {
            throw new ScriptRuntimeException(target.Span, $"cannot assign to '{target}'");
        }

        path.Assign(context, op switch
        {
            ScriptBinaryOperator.None => value.Evaluate(context),
            ScriptBinaryOperator.EmptyCoalescing => path.Evaluate(context) ?? value.Evaluate(context),
            _ => Calculate(context, value.Evaluate(context), path.Evaluate(context)),
        });
        return null;
    }

    private object? Calculate(TemplateContext context, object? right, object? left)
        => BinaryOperation.Evaluate(context, Span, op, left, Span, right, Span);
}
