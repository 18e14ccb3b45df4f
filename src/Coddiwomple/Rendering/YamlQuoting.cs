using System.Globalization;
using System.Text;

namespace Coddiwomple.Rendering;

/// <summary>
/// Writes a string as a YAML scalar: plain where every YAML 1.1 and 1.2 reader takes it for that string, double-quoted otherwise. So nothing in a
/// topology can inject structure or change its type.
/// </summary>
internal static class YamlQuoting
{
    private static readonly HashSet<string> Reserved = new(
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "=", "<<"], StringComparer.OrdinalIgnoreCase);

    public static string Scalar(string text) => IsPlain(text) ? text : Quote(text);

    /// <summary>Whether the text may stand without quotes.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || (!PlainCharacters.AreAll(text) && !HasPlainCharacters(text)))
        {
            return false;
        }

        char first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.' or '~')
        {
            return NumberLikeScalar.IsHarmless(text);
        }

        return (char.IsAsciiLetter(first) || first is '/' or '_' or '$' or '^' or '(' or ';' or '<' or '=' || first > 127) && !(MayBeReserved(text) && Reserved.Contains(text));
    }

    // Most texts differ in their first letter already.
    private static bool MayBeReserved(string text) => text.Length <= 5 && (text[0] | 0x20) is 'y' or 'n' or 'o' or 't' or 'f' or 'i' or '=' or '<';

    private static bool HasPlainCharacters(string text)
    {
        if (text[^1] is ' ' or ':')
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool breaksPlain = c is ':' && text[i + 1] == ' ' || c is '#' && i > 0 && text[i - 1] == ' ';
            if (breaksPlain || !IsPrintable(c))
            {
                return false;
            }
        }

        return true;
    }

    // Beyond ASCII only letters and digits are left plain: readers disagree about the rest.
    private static bool IsPrintable(char c) => c is >= ' ' and < '\u007f' || (c > '\u00a0' && char.IsLetterOrDigit(c) && !char.IsSurrogate(c));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                _ when IsPrintable(c) || char.IsSurrogate(c) => quoted.Append(c),
                _ => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return quoted.Append('"').ToString();
    }
}
