namespace Coddiwomple.Proof.Syntax;

/// <summary>Header names and values as istiod takes them. Null is "fine", otherwise what to do about it.</summary>
internal static class HeaderSyntax
{
    private const string ClaimPrefix = "@request.auth.claims";

    public static bool IsAuthority(string name) => name.Equals(":authority", StringComparison.OrdinalIgnoreCase) || name.Equals("host", StringComparison.OrdinalIgnoreCase);

    public static bool IsClaim(string name) =>
        name.StartsWith(ClaimPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > ClaimPrefix.Length + 1 && name[ClaimPrefix.Length] is '.' or '[';

    public static string? ProblemOfName(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return "header names are letters, digits, \"-\" and \"_\"";
            }
        }

        return name.Length == 0 ? "give the header's name" : null;
    }

    /// <summary>Of a header that is set or added on a request: the authority may be.</summary>
    public static string? ProblemOfRequestOperation(string name) =>
        name.Length == 0 ? "give the header's name"
        : name.StartsWith(':') && !IsAuthority(name) ? "names that begin with \":\" belong to the protocol and cannot be changed"
        : null;

    public static string? ProblemOfOperation(string name) =>
        name.Length == 0 ? "give the header's name"
        : name.StartsWith(':') ? "names that begin with \":\" belong to the protocol and cannot be changed"
        : name.Equals("host", StringComparison.OrdinalIgnoreCase) ? "the host can only be set or added on requests"
        : null;

    /// <summary>Envoy puts variables such as <c>%HOSTNAME%</c> into values; a percent sign itself is written twice.</summary>
    public static string? ProblemOfValue(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' and not '\t' or '\u007F')
            {
                return "header values are one line of text";
            }
        }

        int position = 0;
        while ((position = value.IndexOf('%', position)) >= 0)
        {
            if (position + 1 < value.Length && value[position + 1] == '%')
            {
                position += 2;
                continue;
            }

            int end = EndOfVariable(value, position + 1);
            if (end < 0)
            {
                return "write \"%%\" for a percent sign; a single one begins a variable such as \"%HOSTNAME%\"";
            }

            position = end + 1;
        }

        return null;
    }

    // The closing percent sign of a variable, which may have arguments in parentheses; those may hold percent signs.
    private static int EndOfVariable(string value, int start)
    {
        int open = value.IndexOf('(', start);
        int end = value.IndexOf('%', start);
        if (end < 0 || open < 0 || end < open)
        {
            return end;
        }

        int close = value.IndexOf(')', open);
        if (close < 0)
        {
            return -1;
        }

        end = close + 1;
        while (end < value.Length && value[end] == ' ')
        {
            end++;
        }

        return end < value.Length && value[end] == '%' ? end : -1;
    }
}
