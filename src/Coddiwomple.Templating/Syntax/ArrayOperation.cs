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
        TemplateContext.CheckStack(_span);
        var isRange = (IsList(left) ? left : right) is ScriptRange;
        var leftItems = ItemsOf(left, isRange);
        var rightItems = ItemsOf(right, isRange);
        switch (_op)
        {
            case ScriptBinaryOperator.Add:
                return Add(leftItems, rightItems ?? throw Unsupported(rightSpan, left, right), isRange) ?? throw Unsupported(leftSpan, left, right);
            case var _ when Numbers.Compare(_op, 0) is not null:
                return Compare(leftItems, rightItems ?? throw Unsupported(rightSpan, left, right), isRange) ?? throw Unsupported(leftSpan, left, right);
            case ScriptBinaryOperator.Multiply when leftItems is null != rightItems is null:
                var times = leftItems is null ? left : right;
                return Multiply(leftItems ?? rightItems ?? [], Count(times, rightItems is null ? rightSpan : leftSpan, false), isRange);
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound or ScriptBinaryOperator.Modulus:
                return Divide(leftItems ?? throw Unsupported(leftSpan, left, right), Count(right, rightSpan, true), isRange);
            case ScriptBinaryOperator.ShiftLeft:
                return Shift(leftItems ?? throw Unsupported(leftSpan, left, right), [], [right], isRange);
            case ScriptBinaryOperator.ShiftRight:
                return Shift(rightItems ?? throw Unsupported(rightSpan, left, right), [left], [], isRange);
            default:
                throw Unsupported(_span, left, right);
        }
    }

    private static bool IsList(object? value) => value is ScriptArray or ScriptRange;

    private static IEnumerable<object?>? ItemsOf(object? value, bool isRange) => value switch
    {
        ScriptArray or ScriptRange => (IEnumerable<object?>)value,
        IList list => list.Cast<object?>(),
        ScriptObject members when !isRange => members.ToPairs(),
        _ => null,
    };

    private ScriptRuntimeException Unsupported(SourceSpan at, object? left, object? right)
        => new(at, $"the operator '{_op.ToText()}' does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    private ScriptRange? Add(IEnumerable<object?>? left, IEnumerable<object?> right, bool isRange)
        => left is null ? null : LazyItems.Range(_context, _span, LazyItems.Concat(isRange ? _context : null, _span, left, right), left, right);

    private object? Compare(IEnumerable<object?>? left, IEnumerable<object?> right, bool isRange)
    {
        if (left is null)
        {
            return null;
        }

        var limit = isRange ? _context : null;
        var leftItems = LazyItems.Repeat(limit, _span, left, 1).ToArray();
        var rightItems = LazyItems.Repeat(limit, _span, right, 1).ToArray();

        // Lengths decide first; lists of the same length compare item by item, and every pair has to fit the operator.
        var order = leftItems.Length.CompareTo(rightItems.Length);
        if (order != 0 || leftItems.Length == 0)
        {
            return Numbers.Compare(_op, order);
        }

        for (var i = 0; i < leftItems.Length; i++)
        {
            if (BinaryOperation.Evaluate(_context, _span, _op, leftItems[i], _span, rightItems[i], _span) is not true)
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

    private object Multiply(IEnumerable<object?> items, int times, bool isRange)
    {
        if (isRange)
        {
            return times == 0 ? new ScriptRange([]) : LazyItems.Range(_context, _span, LazyItems.Repeat(_context, _span, items, times), items);
        }

        var all = items.ToArray();
        var count = (long)all.Length * times;
        if (count > MostItems)
        {
            throw new ScriptRuntimeException(_span, $"the array would have {count} items, more than the limit of {MostItems}");
        }

        var result = new object?[count];
        for (var i = 0; i < times && all.Length > 0; i++)
        {
            all.CopyTo(result, i * all.Length);
        }

        return ScriptArray.Wrap(result);
    }

    /// <summary>An array is cut into equal parts; of a range, the items up to the divisor are taken.</summary>
    private object Divide(IEnumerable<object?> items, int divisor, bool isRange)
    {
        if (isRange)
        {
            return LazyItems.Range(
                _context,
                _span,
                _op == ScriptBinaryOperator.Modulus ? LazyItems.Every(_context, _span, items, divisor) : LazyItems.UpTo(_context, _span, items, divisor),
                items);
        }

        var all = items.ToArray();
        return ScriptArray.Wrap(_op == ScriptBinaryOperator.Modulus ? [.. all.Where((_, i) => i % divisor == 0)] : all[..(all.Length / divisor)]);
    }

    private object Shift(IEnumerable<object?> items, object?[] first, object?[] last, bool isRange)
        => isRange ? LazyItems.Range(_context, _span, first.Concat(LazyItems.Repeat(_context, _span, items, 1)).Concat(last), items) : ScriptArray.Wrap([.. first, .. items, .. last]);
}
