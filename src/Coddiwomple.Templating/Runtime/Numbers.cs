using System.Numerics;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// Arithmetic of the template language: integers widen as far as they must and shrink back to the smallest type that
/// holds the result; the wider of two operands decides the type of a calculation.
/// </summary>
internal static class Numbers
{
    public static object Fit(BigInteger value)
        => value >= int.MinValue && value <= int.MaxValue ? Boxes.Of((int)value)
        : value >= long.MinValue && value <= long.MaxValue ? (long)value
        : value;

    /// <summary>Is this one of the number types?</summary>
    public static bool IsNumber(object? value)
        => value is int or long or double or decimal or float or BigInteger or byte or sbyte or short or ushort or uint or ulong;

    /// <summary>The operators that need no more than 64 bits; null for the others.</summary>
    public static object? OfInt(ScriptBinaryOperator op, int left, int right) => op switch
    {
        ScriptBinaryOperator.Add => Boxes.Of((long)left + right),
        ScriptBinaryOperator.Subtract => Boxes.Of((long)left - right),
        ScriptBinaryOperator.Multiply => Boxes.Of((long)left * right),
        ScriptBinaryOperator.Divide => (double)left / right,
        ScriptBinaryOperator.DivideRound when right != 0 => Boxes.Of((long)left / right),
        ScriptBinaryOperator.Modulus when right != 0 => Boxes.Of((long)left % right),
        ScriptBinaryOperator.CompareEqual => Boxes.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => Boxes.Of(left != right),
        ScriptBinaryOperator.CompareLess => Boxes.Of(left < right),
        ScriptBinaryOperator.CompareLessOrEqual => Boxes.Of(left <= right),
        ScriptBinaryOperator.CompareGreater => Boxes.Of(left > right),
        ScriptBinaryOperator.CompareGreaterOrEqual => Boxes.Of(left >= right),
        _ => null,
    };

    public static object? OfBigInteger(ScriptBinaryOperator op, BigInteger left, BigInteger right) => op switch
    {
        ScriptBinaryOperator.Add => Fit(left + right),
        ScriptBinaryOperator.Subtract => Fit(left - right),
        ScriptBinaryOperator.Multiply => Fit(left * right),
        ScriptBinaryOperator.Divide => (double)left / (double)right,
        ScriptBinaryOperator.DivideRound => Fit(left / right),
        ScriptBinaryOperator.Modulus => Fit(left % right),
        ScriptBinaryOperator.Power when right >= 0 => Fit(BigInteger.ModPow(left, right, Power.Modulus)),
        ScriptBinaryOperator.Power => Math.Pow((double)left, (double)right),
        ScriptBinaryOperator.ShiftLeft => Fit(left << CheckedShift(right)),
        ScriptBinaryOperator.ShiftRight => Fit(left >> CheckedShift(right)),
        ScriptBinaryOperator.RangeInclude => new ScriptRange(left, right, inclusive: true),
        ScriptBinaryOperator.RangeExclude => new ScriptRange(left, right, inclusive: false),
        _ => Compare(op, left.CompareTo(right)),
    };

    public static object? OfDouble(ScriptBinaryOperator op, double left, double right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.Multiply => left * right,
        ScriptBinaryOperator.Divide => left / right,
        ScriptBinaryOperator.DivideRound => Math.Round(left / right),
        ScriptBinaryOperator.Modulus => left % right,
        ScriptBinaryOperator.Power => Math.Pow(left, right),
        ScriptBinaryOperator.ShiftLeft => left * Math.Pow(2, right),
        ScriptBinaryOperator.ShiftRight => left / Math.Pow(2, right),
        ScriptBinaryOperator.CompareEqual => Boxes.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => Boxes.Of(left != right),
        ScriptBinaryOperator.CompareLess => Boxes.Of(left < right),
        ScriptBinaryOperator.CompareLessOrEqual => Boxes.Of(left <= right),
        ScriptBinaryOperator.CompareGreater => Boxes.Of(left > right),
        ScriptBinaryOperator.CompareGreaterOrEqual => Boxes.Of(left >= right),
        _ => null,
    };

    public static object? OfFloat(ScriptBinaryOperator op, float left, float right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.Multiply => left * right,
        ScriptBinaryOperator.Divide => left / right,
        ScriptBinaryOperator.DivideRound => (float)(int)(left / right),
        ScriptBinaryOperator.Modulus => left % right,
        ScriptBinaryOperator.Power => (float)Math.Pow(left, right),
        ScriptBinaryOperator.ShiftLeft => left * (float)Math.Pow(2, right),
        ScriptBinaryOperator.ShiftRight => left / (float)Math.Pow(2, right),
        _ => OfDouble(op, left, right),
    };

    public static object? OfDecimal(ScriptBinaryOperator op, decimal left, decimal right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.Multiply => left * right,
        ScriptBinaryOperator.Divide => left / right,
        ScriptBinaryOperator.DivideRound => Math.Round(left / right),
        ScriptBinaryOperator.Modulus => left % right,
        ScriptBinaryOperator.Power => (decimal)Math.Pow((double)left, (double)right),
        ScriptBinaryOperator.ShiftLeft => left * (decimal)Math.Pow(2, (double)right),
        ScriptBinaryOperator.ShiftRight => left / (decimal)Math.Pow(2, (double)right),
        _ => Compare(op, left.CompareTo(right)),
    };

    public static object? OfDates(ScriptBinaryOperator op, DateTime left, DateTime right)
        => op == ScriptBinaryOperator.Subtract ? left - right : Compare(op, left.CompareTo(right));

    /// <summary>The answer of a comparison whose order is known, or null when the operator is not a comparison.</summary>
    public static object? Compare(ScriptBinaryOperator op, int order) => op switch
    {
        ScriptBinaryOperator.CompareEqual => Boxes.Of(order == 0),
        ScriptBinaryOperator.CompareNotEqual => Boxes.Of(order != 0),
        ScriptBinaryOperator.CompareLess => Boxes.Of(order < 0),
        ScriptBinaryOperator.CompareLessOrEqual => Boxes.Of(order <= 0),
        ScriptBinaryOperator.CompareGreater => Boxes.Of(order > 0),
        ScriptBinaryOperator.CompareGreaterOrEqual => Boxes.Of(order >= 0),
        _ => null,
    };

    private static int CheckedShift(BigInteger count)
        => BigInteger.Abs(count) <= 1024 * 1024 ? (int)count : throw new OverflowException($"cannot shift by {count} bits");

    // Apart from the rest, which is used without large numbers, and then need not load their library.
    private static class Power
    {
        // The result of raising to a power is cut off here, so that a template cannot ask for gigabytes of digits.
        public static readonly BigInteger Modulus = BigInteger.One << (1024 * 1024);
    }
}
