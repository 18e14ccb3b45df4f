using System.Collections;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>
/// An operator with an array or a range on at least one side. Operands stay as they are: the result is new. The left
/// one decides, if it is such a list, else the right one: a range gives a range and is held to the limit of loops.
/// </summary>
internal readonly ref struct ArrayOperation(TemplateContext context, SourceSpan span, ScriptBinaryOperator op)
{
    /// <summary>More items than a template may put into an array by multiplying it.</summary>
    private const int MostItems = 10_000_000;

    private readonly TemplateContext _context = context;
    private readonly SourceSpan _span = span;
    private readonly ScriptBinaryOperator _op = op;

    public object? Evaluate(object? left, SourceSpan leftSpan, object? right, SourceSpan rightSpan)
    {
        var isRange = (IsList(left) ? left : right) is ScriptRange;
        var leftItems = ItemsOf(left, isRange);
        var rightItems = ItemsOf(right, isRange);
        switch (_op)
        {
            case ScriptBinaryOperator.Add:
            case var _ when Numbers.Compare(_op, 0) is not null:
                return OfTwo(leftItems, rightItems ?? throw Unsupported(rightSpan, left, right), isRange)
                    ?? throw Unsupported(leftSpan, left, right);
            case ScriptBinaryOperator.Multiply when leftItems is null != rightItems is null:
                var times = leftItems is null ? left : right;
                return Multiply(leftItems ?? rightItems ?? [], Count(times, rightItems is null ? rightSpan : leftSpan, false), isRange);
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound or ScriptBinaryOperator.Modulus:
                return Divide(leftItems ?? throw Unsupported(leftSpan, left, right), Count(right, rightSpan, true), isRange);
            case ScriptBinaryOperator.ShiftLeft:
                return Result([.. Limited(leftItems ?? throw Unsupported(leftSpan, left, right), isRange), right], isRange);
            case ScriptBinaryOperator.ShiftRight:
                return Result([left, .. Limited(rightItems ?? throw Unsupported(rightSpan, left, right), isRange)], isRange);
            default:
                throw Unsupported(_span, left, right);
        }
    }

    private static bool IsList(object? value) => value is ScriptArray or ScriptRange;

    private static object?[]? ItemsOf(object? value, bool isRange) => value switch
    {
        ScriptArray or ScriptRange or IList => [.. ((IEnumerable)value).Cast<object?>()],
        ScriptObject members when !isRange => [.. members.ToPairs()],
        _ => null,
    };

    private static object Result(object?[] items, bool isRange) => isRange ? new ScriptRange(items) : ScriptArray.Wrap(items);

    private ScriptRuntimeException Unsupported(SourceSpan at, object? left, object? right)
        => new(at, $"the operator '{_op.ToText()}' does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    private object?[] Limited(object?[] items, bool isRange)
    {
        if (isRange)
        {
            _context.CheckCount(_span, items.Length);
        }

        return items;
    }

    private object? OfTwo(object?[]? left, object?[] right, bool isRange)
    {
        if (left is null)
        {
            return null;
        }

        if (_op == ScriptBinaryOperator.Add)
        {
            return new ScriptRange(Limited([.. left, .. right], isRange));
        }

        // Lengths decide first; lists of the same length compare item by item, and every pair has to fit the operator.
        var order = Limited(left, isRange).Length.CompareTo(Limited(right, isRange).Length);
        if (order != 0 || left.Length == 0)
        {
            return Numbers.Compare(_op, order);
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (BinaryOperation.Evaluate(_context, _span, _op, left[i], _span, right[i], _span) is not true)
            {
                return Boxes.False;
            }
        }

        return Boxes.True;
    }

    private int Count(object? number, SourceSpan numberSpan, bool isDivisor)
    {
        var n = ValueConverter.ToInt(_context, _span, number);
        if (n < 0)
        {
            throw new ScriptRuntimeException(numberSpan, $"the operator '{_op.ToText()}' does not work between an array and the negative number {n}");
        }

        return n == 0 && isDivisor ? throw new ScriptRuntimeException(numberSpan, "cannot divide an array by zero") : n;
    }

    private object Multiply(object?[] items, int times, bool isRange)
    {
        var count = (long)items.Length * times;
        if (isRange)
        {
            _context.CheckCount(_span, count);
        }
        else if (count > MostItems)
        {
            throw new ScriptRuntimeException(_span, $"the array would have {count} items, more than the limit of {MostItems}");
        }

        var result = new object?[count];
        for (var i = 0; i < times; i++)
        {
            items.CopyTo(result, i * items.Length);
        }

        return Result(result, isRange);
    }

    private object Divide(object?[] items, int divisor, bool isRange)
    {
        if (_op == ScriptBinaryOperator.Modulus)
        {
            return Result([.. Limited(items, isRange).Where((_, i) => i % divisor == 0)], isRange);
        }

        // An array is cut into equal parts; of a range, the items up to the divisor are taken.
        var count = isRange ? Math.Min(items.Length, divisor + 1L) : items.Length / divisor;
        return Result(items[..(int)count], isRange);
    }
}
