using System.Net;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Rendering;

/// <summary>Tells scalars that start like a number but are plainly something else: an IP address, a host name, a duration or a CIDR range.</summary>
internal static class NumberLikeScalar
{
    public static bool IsHarmless(string text) =>
        char.IsAsciiDigit(text[0]) && (IsAddressOrRange(text) || IsHostName(text) || IsDuration(text));

    private static bool IsAddressOrRange(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        ReadOnlySpan<char> address = slash < 0 ? text : text.AsSpan(0, slash);
        if (slash >= 0 && (slash + 1 == text.Length || text.AsSpan(slash + 1).ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        // A colon form without letters and without "::" could be a base-60 number of YAML 1.1.
        return address.Contains(':')
            ? (address.ContainsAnyInRange('a', 'f') || address.IndexOf("::") >= 0) && IPAddress.TryParse(address, out _)
            : AddressSyntax.TryParseIpv4(address, out _);
    }

    // At least two labels, the last of which starts with a letter.
    private static bool IsHostName(string text)
    {
        int lastDot = text.LastIndexOf('.');
        return lastDot > 0 && lastDot + 1 < text.Length && char.IsAsciiLetter(text[lastDot + 1]) && !text.Contains("..", StringComparison.Ordinal) &&
            HasOnlyLabelCharacters(text) && !IsExponent(text);
    }

    private static bool HasOnlyLabelCharacters(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    // 1.e3 has the form of a host name and is a number.
    private static bool IsExponent(string text) => text.AsSpan(0, text.LastIndexOf('.')).IndexOfAnyExceptInRange('0', '9') < 0 && text[text.LastIndexOf('.') + 1] == 'e';

    private static bool IsDuration(string text)
    {
        bool needsUnit = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c) || (c == '.' && needsUnit && char.IsAsciiDigit(text[i - 1])))
            {
                needsUnit = true;
            }
            else if (needsUnit && char.IsAsciiDigit(text[i - 1]) && c is 'h' or 'm' or 's')
            {
                i += c == 'm' && i + 1 < text.Length && text[i + 1] == 's' ? 1 : 0;
                needsUnit = false;
            }
            else
            {
                return false;
            }
        }

        return !needsUnit;
    }
}
