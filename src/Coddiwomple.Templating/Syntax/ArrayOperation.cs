using System.Collections;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>An operator with an array on at least one side. Operands stay as they are: the result is new.</summary>
internal readonly ref struct ArrayOperation(TemplateContext context, SourceSpan span, ScriptBinaryOperator op)
{
    private readonly TemplateContext _context = context;
    private readonly SourceSpan _span = span;
    private readonly ScriptBinaryOperator _op = op;

    public object? Evaluate(object? left, SourceSpan leftSpan, object? right, SourceSpan rightSpan)
    {
        var leftList = left as IEnumerable;
        var rightList = right as IEnumerable;
        switch (_op)
        {
            case ScriptBinaryOperator.ShiftLeft when leftList is not null:
                return ScriptRange.Of([.. leftList.Cast<object?>(), right]);
            case ScriptBinaryOperator.ShiftRight when rightList is not null:
                return ScriptRange.Of([left, .. rightList.Cast<object?>()]);
            case ScriptBinaryOperator.Multiply or ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound or ScriptBinaryOperator.Modulus:
                return leftList is not null && rightList is not null ? throw Unsupported(_span, left, right)
                    : leftList is not null ? WithNumber(leftList, right, rightSpan)
                    : WithNumber(rightList ?? Array.Empty<object?>(), left, leftSpan);
            case ScriptBinaryOperator.Add:
            case var _ when Numbers.Compare(_op, 0) is not null:
                return OfTwo(
                    leftList ?? throw Unsupported(leftSpan, left, right),
                    rightList ?? throw Unsupported(rightSpan, left, right));
            default:
                throw Unsupported(_span, left, right);
        }
    }

    private ScriptRuntimeException Unsupported(SourceSpan at, object? left, object? right)
        => new(at, $"the operator '{_op.ToText()}' does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    private object? OfTwo(IEnumerable left, IEnumerable right)
    {
        var leftItems = left.Cast<object?>().ToArray();
        var rightItems = right.Cast<object?>().ToArray();
        if (_op == ScriptBinaryOperator.Add)
        {
            return new ScriptRange([.. leftItems, .. rightItems]);
        }

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

    private ScriptRange WithNumber(IEnumerable list, object? number, SourceSpan numberSpan)
    {
        var n = ValueConverter.ToInt(_context, numberSpan, number);
        if (n < 0)
        {
            throw new ScriptRuntimeException(numberSpan, $"the operator '{_op.ToText()}' does not work between an array and the negative number {n}");
        }

        var items = list.Cast<object?>().ToArray();
        if (_op == ScriptBinaryOperator.Multiply)
        {
            return new ScriptRange(Repeat(items, n));
        }

        if (n == 0)
        {
            throw new ScriptRuntimeException(numberSpan, "cannot divide an array by zero");
        }

        if (_op == ScriptBinaryOperator.Modulus)
        {
            return new ScriptRange(items.Where((_, i) => i % n == 0).ToArray());
        }

        return new ScriptRange(items.Take(list is ScriptRange ? n + 1 : items.Length / n).ToArray());
    }

    private object?[] Repeat(object?[] items, int times)
    {
        var count = (long)items.Length * times;
        if (count > items.Length)
        {
            _context.CheckCount(_span, count);
        }

        var result = new object?[count];
        for (var i = 0; i < times; i++)
        {
            items.CopyTo(result, i * items.Length);
        }

        return result;
    }
}
