using System.Globalization;

namespace Coddiwomple.Proof.Syntax;

/// <summary>The part of URLs that Istio looks at: scheme, host and port, and that nothing in between cannot be one.</summary>
internal static class UrlSyntax
{
    private const string InNoHost = " \"<>\\^`{|}";

    /// <summary>The scheme, in lower case, empty where there is none. Gives false for what Go takes for no URL.</summary>
    public static bool TryScheme(string text, out string scheme)
    {
        int end = text.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
        bool hasScheme = end > 0 && text[end] == ':' && char.IsAsciiLetter(text[0]);
        scheme = hasScheme ? text[..end].ToLowerInvariant() : "";
        return text.Length > 0 && text[0] != ':' && IsText(text) && (!hasScheme || IsAuthority(text.AsSpan(end + 1)));
    }

    private static bool IsText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '\u007F' || (text[i] == '%' && (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAuthority(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("//"))
        {
            return true;
        }

        int end = rest[2..].IndexOfAny('/', '?', '#');
        ReadOnlySpan<char> authority = end < 0 ? rest[2..] : rest.Slice(2, end);
        int colon = authority.LastIndexOf(':');
        bool hasPort = colon >= 0 && colon < authority.Length - 1 && !authority.EndsWith("]");
        return !authority.ContainsAny(InNoHost) && (!hasPort || int.TryParse(authority[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
