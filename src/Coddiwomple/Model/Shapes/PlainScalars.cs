using System.Globalization;
using Coddiwomple.Parsing;

namespace Coddiwomple.Model.Shapes;

/// <summary>What YAML readers make of a scalar without quotes: null, a boolean, a number, or text.</summary>
internal static class PlainScalars
{
    private static readonly HashSet<string> BooleanWords = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n" };

    public static bool IsNull(YamlScalar scalar) => scalar is { IsPlain: true, Text: "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>Whether a YAML 1.1 or 1.2 reader would take it as something else than text.</summary>
    public static bool IsText(YamlScalar scalar) =>
        !scalar.IsPlain || (!IsNull(scalar) && !BooleanWords.Contains(scalar.Text) && !LooksLikeNumber(scalar.Text));

    public static bool? AsBoolean(YamlScalar scalar) => !scalar.IsPlain ? null : scalar.Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public static long? AsInteger(YamlScalar scalar) =>
        scalar.IsPlain && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && !HasLeadingZero(scalar.Text)
            ? number
            : null;

    public static double? AsNumber(YamlScalar scalar)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return scalar.IsPlain && double.TryParse(scalar.Text, Styles, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    // Octal in YAML 1.1.
    private static bool HasLeadingZero(string text) => text.TrimStart('-', '+') is ['0', _, ..];

    private static bool LooksLikeNumber(string text) =>
        text is ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "-.inf" or "+.inf"
        || double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
