using System.Buffers.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>Takes a text and what kind it must be, reports what is wrong with it.</summary>
internal static class TextChecks
{
    public static bool Check(string text, TextKind kind, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (ProblemOf(text, kind) is not { } problem)
        {
            return true;
        }

        (DiagnosticDescriptor descriptor, string what) = kind switch
        {
            TextKind.Regex => (Catalogue.InvalidRegex, "regular expression"),
            TextKind.MatchHeader or TextKind.RequestHeader or TextKind.PlainHeader or TextKind.Token => (Catalogue.InvalidHeader, "header name"),
            TextKind.HeaderValue => (Catalogue.InvalidFieldValue, "header value"),
            TextKind.LabelKey => (Catalogue.InvalidLabel, "label key"),
            TextKind.LabelValue => (Catalogue.InvalidLabel, "label value"),
            TextKind.Namespace => (Catalogue.InvalidName, "namespace"),
            TextKind.Locality => (Catalogue.InvalidLocality, "locality"),
            _ => (Catalogue.InvalidFieldValue, "value"),
        };
        diagnostics.Report(descriptor, span, text.Length == 0 ? $"an empty {what}" : $"\"{Hints.Shorten(text)}\" is not a valid {what}", problem);
        return false;
    }

    private static string? ProblemOf(string text, TextKind kind) => kind switch
    {
        TextKind.NotEmpty => text.Length == 0 ? "leave it out, or give it a value" : null,
        TextKind.Regex => Re2Syntax.FindProblem(text),
        TextKind.MatchHeader => text.StartsWith("@request.auth.", StringComparison.Ordinal)
            ? "claims of a token can only be matched at an ingress gateway"
            : text is "uri" or "scheme" or "method" or "authority"
            ? $"Istio ignores it here: write \"{text}\" beside \"headers\", or \":{(text == "uri" ? "path" : text)}\" for the pseudo header"
            : ProblemOfMatchedHeader(text),
        TextKind.RequestHeader => text.Equals(":authority", StringComparison.OrdinalIgnoreCase) ? null : ProblemOfHeader(text),
        TextKind.PlainHeader => text.Equals("host", StringComparison.OrdinalIgnoreCase) ? "Istio does not let this header be changed here" : ProblemOfHeader(text),
        TextKind.HeaderValue => HeaderValueSyntax.FindProblem(text),
        TextKind.Token => ProblemOfHeader(text),
        TextKind.LabelKey => NameSyntax.ProblemOfLabelKey(text),
        TextKind.LabelValue => NameSyntax.ProblemOfLabelValue(text),
        TextKind.Namespace => NameSyntax.ProblemOfLabel(text),
        TextKind.Locality => ProblemOfLocality(text),
        TextKind.Base64 => Base64.IsValid(text) ? null : "write the bytes in base64; \"string\" takes text as it is",
        _ => null,
    };

    private static string? ProblemOfMatchedHeader(string text) => text switch
    {
        ":method" or ":scheme" or ":authority" or ":path" or ":status" => null,
        [':', ..] => "pseudo headers are \":method\", \":scheme\", \":authority\", \":path\" and \":status\"",
        _ => ProblemOfHeader(text),
    };

    private static string? ProblemOfHeader(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
            {
                return c == ':' ? "names that begin with \":\" belong to the protocol and cannot be changed" : "use letters, digits and \"-\"";
            }
        }

        return text.Length == 0 ? "give the header's name" : null;
    }

    // region/zone/subzone, each of them possibly "*", and nothing behind one.
    private static string? ProblemOfLocality(string text)
    {
        string[] parts = text.Split('/');
        int star = Array.IndexOf(parts, "*");
        bool hasEmpty = Array.IndexOf(parts, "") >= 0;
        return hasEmpty || parts.Length > 3 || (star >= 0 && star < parts.Length - 1) || text.IndexOf('*', StringComparison.Ordinal) < text.LastIndexOf('*')
            ? "write region, region/zone or region/zone/subzone; \"*\" only as the last part"
            : null;
    }
}
