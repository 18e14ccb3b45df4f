using System.Globalization;

namespace Coddiwomple.Parsing;

/// <summary>What unquoted text means: YAML 1.2's core schema, and no more, decides between text, number, boolean and nothing.</summary>
internal static class PlainScalar
{
    public static bool IsNull(YamlScalar scalar) => scalar is { IsPlain: true, Text: "" or "~" or "null" or "Null" or "NULL" };

    public static bool IsBoolean(string text, out bool value)
    {
        value = text is "true" or "True" or "TRUE";
        return value || text is "false" or "False" or "FALSE";
    }

    /// <summary>Accepts decimal digits, perhaps with a minus, without a leading zero: the one way to write an integer that all readers of YAML agree on.</summary>
    public static bool IsInteger(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }

    /// <summary>Any number of YAML 1.2, also those that are refused where a whole number is wanted.</summary>
    public static bool IsNumber(string text) =>
        text.Length > 0
        && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
        && (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            || IsPrefixed(text, "0x", "0123456789abcdefABCDEF")
            || IsPrefixed(text, "0o", "01234567"));

    /// <summary>Gives "number" or "boolean", null where the text is just text.</summary>
    public static string? Describe(string text) => IsBoolean(text, out _) ? "boolean" : IsNumber(text) ? "number" : null;

    private static bool IsPrefixed(string text, string prefix, string digits) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > 2 && !text.AsSpan(2).ContainsAnyExcept(digits);
}
