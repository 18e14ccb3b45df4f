namespace Coddiwomple.Proof.Syntax;

/// <summary>Header names as istiod takes them. Null is "fine", otherwise what to do about it.</summary>
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
}
