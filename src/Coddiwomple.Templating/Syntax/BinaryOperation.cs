using System.Collections;
using System.Numerics;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Takes an operator and two values, gives the result: by the kinds of the values, text before numbers.</summary>
internal static class BinaryOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, SourceSpan leftSpan, object? right, SourceSpan rightSpan)
    {
        if (left is int leftInt && right is int rightInt && Numbers.OfInt(op, leftInt, rightInt) is { } quick)
        {
            return quick;
        }

        try
        {
            var result = EvaluateAny(context, span, op, left, leftSpan, right, rightSpan);
            if ((op is ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude) && result is ScriptRange range)
            {
                context.CheckCount(span, range.Count);
            }

            return result;
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(span, $"cannot calculate '{op.ToText()}': {e.Message}", e);
        }
    }

    private static object? EvaluateAny(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, SourceSpan leftSpan, object? right, SourceSpan rightSpan)
    {
        if (left is string or char || right is string or char)
        {
            return OfText(context, span, op, left, leftSpan, right, rightSpan);
        }

        if (left is null || right is null)
        {
            return OfNull(op, left, right);
        }

        if (left is EmptyScriptObject || right is EmptyScriptObject)
        {
            return OfEmpty(context, op, left, right) ?? throw Unsupported(span, op, left, right);
        }

        if (IsList(left) || IsList(right))
        {
            return new ArrayOperation(context, span, op).Evaluate(left, leftSpan, right, rightSpan);
        }

        return OfNumbers(context, span, op, left, right) ?? OfOthers(op, left, right) ?? throw Unsupported(span, op, left, right);
    }

    private static ScriptRuntimeException Unsupported(SourceSpan span, ScriptBinaryOperator op, object left, object right)
        => new(span, $"the operator '{op.ToText()}' does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    private static bool IsList(object value) => value is ScriptArray or ScriptRange or IList;

    private static object? OfNull(ScriptBinaryOperator op, object? left, object? right) => op switch
    {
        ScriptBinaryOperator.CompareEqual => Boxes.Of(left is null && right is null),
        ScriptBinaryOperator.CompareNotEqual => Boxes.Of(left is not null || right is not null),
        ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual
            or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual => Boxes.False,
        _ => null,
    };

    private static object? OfNumbers(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object left, object right)
    {
        if (left is decimal || right is decimal)
        {
            return Numbers.OfDecimal(op, ValueConverter.ToDecimal(context, span, left), ValueConverter.ToDecimal(context, span, right));
        }

        if (left is double || right is double)
        {
            return Numbers.OfDouble(op, ValueConverter.ToDouble(context, span, left), ValueConverter.ToDouble(context, span, right));
        }

        if (left is float || right is float)
        {
            return Numbers.OfFloat(op, ValueConverter.ToFloat(context, span, left), ValueConverter.ToFloat(context, span, right));
        }

        if (IsWide(left) || IsWide(right))
        {
            return Numbers.OfBigInteger(op, ValueConverter.ToBigInteger(context, span, left), ValueConverter.ToBigInteger(context, span, right));
        }

        if (Numbers.IsNumber(left) || Numbers.IsNumber(right) || left is Enum || right is Enum)
        {
            return Numbers.OfBigInteger(op, ValueConverter.ToInt(context, span, left), ValueConverter.ToInt(context, span, right));
        }

        return null;
    }

    private static bool IsWide(object value) => value is BigInteger or long or ulong or uint;

    private static object? OfOthers(ScriptBinaryOperator op, object left, object right) => (left, right) switch
    {
        (bool, _) or (_, bool) => OfBooleans(op, ToBoolean(left), ToBoolean(right)),
        (DateTime l, DateTime r) => Numbers.OfDates(op, l, r),
        (DateTime l, TimeSpan r) => op == ScriptBinaryOperator.Add ? (object)(l + r) : null,
        _ when op == ScriptBinaryOperator.CompareEqual => Boxes.Of(left.Equals(right)),
        _ when op == ScriptBinaryOperator.CompareNotEqual => Boxes.Of(!left.Equals(right)),
        _ => null,
    };

    private static bool ToBoolean(object value) => value is not bool boolean || boolean;

    private static object? OfBooleans(ScriptBinaryOperator op, bool left, bool right) => op switch
    {
        ScriptBinaryOperator.CompareEqual => Boxes.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => Boxes.Of(left != right),
        _ => null,
    };

    private static object? OfEmpty(TemplateContext context, ScriptBinaryOperator op, object? left, object? right)
    {
        if (left is EmptyScriptObject && right is EmptyScriptObject)
        {
            return Numbers.Compare(op, 0) ?? EmptyScriptObject.Default;
        }

        var isEmpty = context.IsEmpty(left is EmptyScriptObject ? right : left);
        return op switch
        {
            ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.CompareLessOrEqual => isEmpty,
            ScriptBinaryOperator.CompareNotEqual => isEmpty is bool empty ? Boxes.Of(!empty) : isEmpty,
            ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareLess => Boxes.False,
            ScriptBinaryOperator.ShiftLeft or ScriptBinaryOperator.ShiftRight => null,
            _ => EmptyScriptObject.Default,
        };
    }

    private static object OfText(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, SourceSpan leftSpan, object? right, SourceSpan rightSpan)
    {
        right = right is char ? right.ToString() : right;
        switch (op)
        {
            case ScriptBinaryOperator.Add:
                return context.CheckTextLength(span, string.Concat(context.ObjectToString(left), context.ObjectToString(right)));
            case ScriptBinaryOperator.Multiply:
                return right is string ? Repeat(context, right, left, leftSpan) : Repeat(context, left, right, rightSpan);
            case ScriptBinaryOperator.CompareEqual:
                return Boxes.Of(string.Equals(context.ObjectToString(left), context.ObjectToString(right)));
            case ScriptBinaryOperator.CompareNotEqual:
                return Boxes.Of(!string.Equals(context.ObjectToString(left), context.ObjectToString(right)));
        }

        var order = string.CompareOrdinal(context.ObjectToString(left), context.ObjectToString(right));
        return Numbers.Compare(op, order) ?? throw new ScriptRuntimeException(span, $"the operator '{op.ToText()}' does not work on strings");
    }

    private static string Repeat(TemplateContext context, object? text, object? times, SourceSpan timesSpan)
    {
        int count;
        try
        {
            count = ValueConverter.ToInt(context, timesSpan, times);
        }
        catch (ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(timesSpan, "a string can only be multiplied by an integer");
        }

        var unit = context.ObjectToString(text) ?? "";
        context.CheckTextLength(timesSpan, (long)unit.Length * Math.Max(0, count));
        return count <= 0 ? "" : string.Concat(Enumerable.Repeat(unit, count));
    }
}
