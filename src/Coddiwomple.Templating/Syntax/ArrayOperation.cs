using System.Collections;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>The operators that work on arrays: they give a new array and leave their operands as they are.</summary>
internal static class ArrayOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, object? right)
    {
        var leftList = left is ScriptArray or ScriptRange ? (IEnumerable)left : null;
        var rightList = right is ScriptArray or ScriptRange ? (IEnumerable)right : null;
        switch (op)
        {
            case ScriptBinaryOperator.ShiftLeft when leftList is not null:
                return Joined(leftList, new[] { right });
            case ScriptBinaryOperator.ShiftRight when rightList is not null:
                return Joined(new[] { left }, rightList);
            case ScriptBinaryOperator.Add when leftList is not null && rightList is not null:
                return Joined(leftList, rightList);
            case ScriptBinaryOperator.Multiply when leftList is null || rightList is null:
                return Repeat(context, span, leftList ?? rightList ?? Array.Empty<object>(), leftList is null ? left : right);
        }

        if (leftList is null || rightList is null)
        {
            return op switch
            {
                ScriptBinaryOperator.CompareEqual => Boxes.False,
                ScriptBinaryOperator.CompareNotEqual => Boxes.True,
                _ => throw Unsupported(span, op, left, right),
            };
        }

        return Numbers.Compare(op, Order(context, span, leftList, rightList)) ?? throw Unsupported(span, op, left, right);
    }

    private static ScriptRuntimeException Unsupported(SourceSpan span, ScriptBinaryOperator op, object? left, object? right)
        => new(span, $"the operator '{op.ToText()}' does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    private static ScriptArray Joined(IEnumerable left, IEnumerable right)
    {
        var result = new ScriptArray(left);
        result.AddRange(right);
        return result;
    }

    private static ScriptArray Repeat(TemplateContext context, SourceSpan span, IEnumerable list, object? times)
    {
        var count = ValueConverter.ToInt(context, span, times);
        var result = new ScriptArray();
        for (var i = 0; i < count; i++)
        {
            context.CheckLoopLimit(span, i);
            result.AddRange(list);
        }

        return result;
    }

    /// <summary>Arrays are ordered by their first items that differ, then by their lengths.</summary>
    private static int Order(TemplateContext context, SourceSpan span, IEnumerable left, IEnumerable right)
    {
        var (leftItems, rightItems) = (new ScriptArray(left), new ScriptArray(right));
        for (var i = 0; i < Math.Min(leftItems.Count, rightItems.Count); i++)
        {
            if (BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.CompareEqual, leftItems[i], span, rightItems[i], span) is true)
            {
                continue;
            }

            return BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.CompareLess, leftItems[i], span, rightItems[i], span) is true ? -1 : 1;
        }

        return leftItems.Count.CompareTo(rightItems.Count);
    }
}
