using System.Numerics;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary>
/// The order of <c>array.sort</c>: null, then by value. Numbers of different types are compared exactly, so that none
/// is rounded to the type of the other; what is not a number comes before all that are.
/// </summary>
internal sealed class SortOrder : IComparer<object?>
{
    public static readonly SortOrder Instance = new();

    private SortOrder()
    {
    }

    public int Compare(object? x, object? y)
        => x is null || y is null || x.GetType() == y.GetType() || !Numbers.IsNumber(x) || !Numbers.IsNumber(y)
            ? Comparer<object?>.Default.Compare(x, y)
            : CompareNumbers(x, y);

    private static int CompareNumbers(object x, object y)
    {
        var (left, right) = (Class(x), Class(y));
        if (left != 0 || right != 0)
        {
            return left.CompareTo(right);
        }

        var ((numerator, denominator), (otherNumerator, otherDenominator)) = (Fraction(x), Fraction(y));
        return (numerator * otherDenominator).CompareTo(otherNumerator * denominator);
    }

    /// <summary>-2 for what is no number, -1 and 1 for the infinities, 0 for all that can be a fraction.</summary>
    private static int Class(object value)
    {
        var number = value is double d ? d : value is float f ? f : 0;
        return double.IsNaN(number) ? -2 : double.IsNegativeInfinity(number) ? -1 : double.IsPositiveInfinity(number) ? 1 : 0;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(object value) => value switch
    {
        double number => OfDouble(number),
        float number => OfDouble(number),
        decimal number => OfDecimal(number),
        BigInteger number => (number, BigInteger.One),
        ulong number => (number, BigInteger.One),
        IConvertible number => (number.ToInt64(null), BigInteger.One),
        _ => throw new ArgumentException($"{ValueKinds.Describe(value)} is no number"),
    };

    private static (BigInteger Numerator, BigInteger Denominator) OfDouble(double number)
    {
        // The smallest power of two that leaves no fraction: 53 bits is all that the number has.
        var power = Math.Max(Math.ILogB(number), -1022) - 52;
        BigInteger digits = (long)Math.ScaleB(number, -power);
        return power >= 0 ? (digits << power, BigInteger.One) : (digits, BigInteger.One << -power);
    }

    private static (BigInteger Numerator, BigInteger Denominator) OfDecimal(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var digits = ((BigInteger)(uint)parts[2] << 64) + ((BigInteger)(uint)parts[1] << 32) + (uint)parts[0];
        return (decimal.IsNegative(number) ? -digits : digits, BigInteger.Pow(10, number.Scale));
    }
}
