using System.Globalization;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Syntax;

internal enum ValueKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Null,
}

/// <summary>What Kubernetes makes of a scalar: it still reads YAML 1.1, where <c>on</c> is a boolean and <c>1e3</c> a number.</summary>
internal static class PlainValue
{
    public static ValueKind KindOf(YamlScalar scalar) => !scalar.IsPlain ? ValueKind.Text : scalar.Text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ValueKind.Null,
        "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "true" or "True" or "TRUE" => ValueKind.Boolean,
        "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "false" or "False" or "FALSE" => ValueKind.Boolean,
        _ => NumberKind(scalar.Text),
    };

    /// <summary>The value of a number; not of those with a prefix or an underscore, which nobody writes for a limit.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static ValueKind NumberKind(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        if (digits.Length == 0 || !(char.IsAsciiDigit(digits[0]) || digits[0] == '.'))
        {
            return ValueKind.Text;
        }

        if (!digits.ContainsAnyExcept("0123456789_") || HasPrefix(digits, "0x", "0123456789abcdefABCDEF_") || HasPrefix(digits, "0b", "01_") || HasPrefix(digits, "0o", "01234567_"))
        {
            return ValueKind.Integer;
        }

        if (digits is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN")
        {
            return ValueKind.Number;
        }

        if (!TryNumber(text, out double number))
        {
            return ValueKind.Text;
        }

        // On its way to JSON 80.0 becomes 80.
        return number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? ValueKind.Integer : ValueKind.Number;
    }

    private static bool HasPrefix(ReadOnlySpan<char> text, string prefix, string digits) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && !text[prefix.Length..].ContainsAnyExcept(digits);
}
