namespace Coddiwomple.Proof.Syntax;

/// <summary>Header names and values as istiod takes them. Null is "fine", otherwise what to do about it.</summary>
internal static class HeaderSyntax
{
    private const string ClaimPrefix = "@request.auth.claims";

    public static bool IsAuthority(string name) => name.Equals(":authority", StringComparison.OrdinalIgnoreCase) || name.Equals("host", StringComparison.OrdinalIgnoreCase);

    public static bool IsClaim(string name) =>
        name.StartsWith(ClaimPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > ClaimPrefix.Length + 1 && name[ClaimPrefix.Length] is '.' or '[';

    /// <summary>Of a header that a token's claim is written to.</summary>
    public static string? ProblemOfPlainName(string name) => ProblemOf(name, "-_", "header names are letters, digits, \"-\" and \"_\" here");

    /// <summary>Of a header that Kubernetes sends to probe.</summary>
    public static string? ProblemOfProbeName(string name) => ProblemOf(name, "-", "header names are letters, digits and \"-\" here");

    public static string? ProblemOfName(string name) => ProblemOf(name, "!#$%&'*+,-.^_`|~", "header names are letters, digits and \"-\", without spaces and quotes");

    /// <summary>Of a header that is matched: what HTTP/2 keeps in pseudo headers may be, too.</summary>
    public static string? ProblemOfMatchedName(string name) => name is ":method" or ":scheme" or ":authority" or ":path" or ":status" ? null : ProblemOfName(name);

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

        return IsFormat(value) ? null : "write \"%%\" for a percent sign; a single one begins a variable such as \"%HOSTNAME%\"";
    }

    private static string? ProblemOf(string name, string others, string rule)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !others.Contains(c, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return name.Length == 0 ? "give the header's name" : null;
    }

    private static bool IsFormat(string value)
    {
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
                return false;
            }

            position = end + 1;
        }

        return true;
    }

    // The closing percent sign of a variable, which may have arguments in parentheses: plain text, or a list of JSON strings.
    private static int EndOfVariable(string value, int start)
    {
        int open = value.IndexOf('(', start);
        int end = value.IndexOf('%', start);
        if (end < 0 || open < 0 || end < open)
        {
            return end;
        }

        int position = SkipSpaces(value, open + 1);
        position = position < value.Length && value[position] == '[' ? EndOfList(value, position + 1) : EndOfText(value, position);
        if (position < 0)
        {
            return -1;
        }

        end = SkipSpaces(value, position);
        return end < value.Length && value[end] == '%' ? end : -1;
    }

    private static int EndOfText(string value, int position)
    {
        while (position < value.Length && value[position] != ')')
        {
            if (value[position] == '"')
            {
                return EndOfList(value, position);
            }

            position += value[position] == '\\' ? 2 : 1;
        }

        return position < value.Length ? position + 1 : -1;
    }

    // After the opening bracket: strings with commas between them, the closing bracket, the closing parenthesis.
    private static int EndOfList(string value, int position)
    {
        do
        {
            position = SkipSpaces(value, position);
            if (position >= value.Length || value[position] != '"')
            {
                return -1;
            }

            position++;
            while (position < value.Length && value[position] != '"')
            {
                position += value[position] == '\\' ? 2 : 1;
            }

            position = SkipSpaces(value, position + 1);
        }
        while (position < value.Length && value[position++] == ',');

        if (position > value.Length || position == 0 || value[position - 1] != ']')
        {
            return -1;
        }

        position = SkipSpaces(value, position);
        return position < value.Length && value[position] == ')' ? position + 1 : -1;
    }

    private static int SkipSpaces(string value, int position)
    {
        while (position < value.Length && value[position] == ' ')
        {
            position++;
        }

        return position;
    }
}
