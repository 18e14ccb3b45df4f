using System.Globalization;

namespace Coddiwomple.Proof.Syntax;

/// <summary>Names as istiod takes them, which is more than Kubernetes does: upper case is fine, and so is a dot at the end. Null is "fine", a text what is wrong.</summary>
internal static class DnsSyntax
{
    private const int LongestLabel = 63;
    private const int LongestName = 255;

    public static bool IsLabel(string text)
    {
        if (text.Length is 0 or > LongestLabel || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsFullName(string text) => ProblemOfFullName(text) is null;

    /// <summary>A name without wildcard.</summary>
    public static string? ProblemOfFullName(string text) => ProblemOfLength(text) ?? ProblemOfLabels(text);

    /// <summary>A name whose first label may be <c>*</c>, <c>*-something</c> or <c>*something</c>.</summary>
    public static string? ProblemOfHost(string text)
    {
        if (ProblemOfLength(text) is { } problem)
        {
            return problem;
        }

        int dot = text.IndexOf('.', StringComparison.Ordinal);
        string first = dot < 0 ? text : text[..dot];
        string rest = first.StartsWith('*') ? first[(first.StartsWith("*-", StringComparison.Ordinal) ? 2 : 1)..] : first;
        if (first != "*" && !IsLabel(rest) || first.Length > LongestLabel)
        {
            return ProblemOfLabel(first);
        }

        return dot < 0 ? null : ProblemOfLabels(text[(dot + 1)..]);
    }

    /// <summary>A host of a VirtualService at a gateway: besides, what istiod names its own clusters in the SNI.</summary>
    public static string? ProblemOfGatewayHost(string text, bool mayBeSni)
    {
        if (!mayBeSni || !text.StartsWith("outbound_", StringComparison.Ordinal) || ProblemOfLength(text) is not null)
        {
            return ProblemOfHost(text);
        }

        string[] parts = text.Split('_');
        bool isRight = parts.Length >= 4 && parts[1].AsSpan().ContainsAnyInRange('0', '9') && (parts[3].AsSpan().ContainsAnyInRange('a', 'z') || parts[3].AsSpan().ContainsAnyInRange('A', 'Z'));
        return isRight ? null : "the SNI that istiod writes has the form outbound_.9080_.v2_.reviews.default.svc.cluster.local";
    }

    /// <summary>Whether a name that may begin with a wildcard covers everything that the other stands for.</summary>
    public static bool Covers(string wide, string narrow)
    {
        if (!wide.StartsWith('*'))
        {
            return string.Equals(wide, narrow, StringComparison.OrdinalIgnoreCase);
        }

        return narrow.Length >= wide.Length - (narrow.StartsWith('*') ? 0 : 1) && narrow.EndsWith(wide[1..], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether some name belongs to both.</summary>
    public static bool Overlap(string one, string other) => Covers(one, other) || Covers(other, one);

    private static string? ProblemOfLength(string text) => text.Length switch
    {
        0 => "give a host",
        > LongestName => $"a host has at most {LongestName} characters",
        _ => null,
    };

    private static string? ProblemOfLabels(string text)
    {
        string[] labels = text.Split('.');
        if (long.TryParse(labels[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return "the last part of a host cannot be a number";
        }

        for (int i = 0; i < labels.Length; i++)
        {
            bool isEnd = i == labels.Length - 1 && labels[i].Length == 0;
            if (!isEnd && !IsLabel(labels[i]))
            {
                return ProblemOfLabel(labels[i]);
            }
        }

        return null;
    }

    private static string ProblemOfLabel(string label) => label switch
    {
        "" => "leave out double dots and dots at the beginning",
        { Length: > LongestLabel } => $"a part between two dots has at most {LongestLabel} characters",
        _ when label.Contains('*', StringComparison.Ordinal) => "a \"*\" may only begin the host, as in \"*.example.com\"",
        _ when label.Contains("://", StringComparison.Ordinal) => "write the name alone, without scheme and path",
        _ when label.Contains('/', StringComparison.Ordinal) => "write the name alone, without path or namespace",
        _ when label.Contains(':', StringComparison.Ordinal) => "write the name alone, without port",
        _ => "parts of a host are letters, digits and \"-\", and begin and end with a letter or a digit",
    };
}
