namespace Coddiwomple.Model.Binding;

/// <summary>What Kubernetes and Istio accept as names and labels. Each question gives null for "fine", otherwise what to do about it.</summary>
internal static class NameSyntax
{
    public const int LongestLabel = 63;
    public const int LongestDnsName = 253;

    /// <summary>A lower-case RFC 1123 label; a digit may come first.</summary>
    public static string? ProblemOfLabel(string text)
    {
        if (text.Length == 0)
        {
            return "give it at least one letter or digit";
        }

        if (text.Length > LongestLabel)
        {
            return $"a name has at most {LongestLabel} characters, this one has {text.Length}";
        }

        foreach (char c in text)
        {
            if (!IsLowerAlphanumeric(c) && c != '-')
            {
                return "use lower-case letters, digits and \"-\" only";
            }
        }

        return text[0] == '-' || text[^1] == '-' ? "begin and end it with a letter or a digit" : null;
    }

    /// <summary>Labels joined by dots, lower case, 253 characters in all.</summary>
    public static string? ProblemOfDnsName(string text)
    {
        if (text.Length > LongestDnsName)
        {
            return $"a DNS name has at most {LongestDnsName} characters, this one has {text.Length}";
        }

        foreach (string label in text.Split('.'))
        {
            if (label.Length == 0)
            {
                return "leave out dots at the ends and double dots";
            }

            if (ProblemOfLabel(label) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>A DNS name that hosts end with: its last label is not all digits, which would be read as the end of an IP address.</summary>
    public static string? ProblemOfDomain(string text) =>
        ProblemOfDnsName(text) ?? (IsDigits(text[(text.LastIndexOf('.') + 1)..]) ? "give its last label a letter: Istio refuses hosts that end like an IP address" : null);

    /// <summary>A DNS name as gateways have it: a domain in which upper case is fine.</summary>
    public static bool IsHostName(string text) => ProblemOfDomain(text.ToLowerInvariant()) is null;

    /// <summary>A label's key: an optional DNS prefix and "/", then a name of at most 63 characters.</summary>
    public static string? ProblemOfLabelKey(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && ProblemOfDnsName(text[..slash]) is not null)
        {
            return "before the \"/\" stands a DNS name in lower case";
        }

        string name = text[(slash + 1)..];
        if (name.Length == 0)
        {
            return "give it a name";
        }

        return ProblemOfLabelText(name);
    }

    /// <summary>A label's value: empty, or at most 63 characters.</summary>
    public static string? ProblemOfLabelValue(string text) => text.Length == 0 ? null : ProblemOfLabelText(text);

    /// <summary>A label's value that says something.</summary>
    public static string? ProblemOfTopologyName(string text) => text.Length == 0 ? "give it at least one letter or digit" : ProblemOfLabelText(text);

    /// <summary>A SPIFFE trust domain.</summary>
    public static string? ProblemOfTrustDomain(string text)
    {
        if (text.Length is 0 or > 255)
        {
            return "a trust domain has 1 to 255 characters";
        }

        foreach (char c in text)
        {
            if (!IsLowerAlphanumeric(c) && c is not ('-' or '.' or '_'))
            {
                return "use lower-case letters, digits, \"-\", \"_\" and \".\" only";
            }
        }

        return null;
    }

    public static bool IsDigits(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static string? ProblemOfLabelText(string text)
    {
        if (text.Length > LongestLabel)
        {
            return $"at most {LongestLabel} characters are allowed, this has {text.Length}";
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return "use letters, digits, \"-\", \"_\" and \".\" only";
            }
        }

        return char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) ? null : "begin and end it with a letter or a digit";
    }

    private static bool IsLowerAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
