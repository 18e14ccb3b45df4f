using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Checks single values of an access rule as Istio's AuthorizationPolicy takes them.</summary>
internal static class AccessValues
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

    private static readonly string[] Keys =
    [
        "source.ip", "remote.ip", "source.namespace", "source.principal", "request.auth.principal", "request.auth.audiences", "request.auth.presenter",
        "destination.ip", "destination.port", "connection.sni",
    ];

    // Keys whose name in brackets is free.
    private static readonly string[] KeysWithNames = ["request.headers[", "request.auth.claims[", "experimental.envoy.filters."];

    public static void Check(AccessDocument document, DiagnosticBag diagnostics)
    {
        foreach (Located<string> principal in document.Principals)
        {
            if (principal.Value.StartsWith("spiffe://", StringComparison.Ordinal))
            {
                Report(principal, "principal", "Istio writes principals without \"spiffe://\": cluster.local/ns/default/sa/name", diagnostics);
            }
        }

        foreach (Located<string> nameSpace in document.Namespaces)
        {
            if (!nameSpace.Value.Contains('*', StringComparison.Ordinal))
            {
                Values.IsName(nameSpace, "namespace", diagnostics);
            }
        }

        foreach (Located<string> method in document.Methods)
        {
            CheckMethod(method, diagnostics);
        }

        foreach (Located<string> path in document.Paths)
        {
            if (!path.Value.StartsWith('/') && !path.Value.StartsWith('*'))
            {
                Report(path, "path", "a path begins with \"/\" (or \"*\" for any beginning)", diagnostics);
            }
        }

        foreach (Located<int> port in document.Ports)
        {
            Values.Port(port, 0, diagnostics);
        }

        CheckStars(document.Principals, "principal", diagnostics);
        CheckStars(document.Namespaces, "namespace", diagnostics);
        CheckStars(document.Paths, "path", diagnostics);
        CheckStars(document.Hosts, "host", diagnostics);
        foreach (ConditionDocument condition in document.When)
        {
            CheckCondition(condition, diagnostics);
        }
    }

    private static void CheckMethod(Located<string> method, DiagnosticBag diagnostics)
    {
        if (method.Value.Contains('*', StringComparison.Ordinal) || Array.IndexOf(Methods, method.Value) >= 0)
        {
            return;
        }

        string? near = NameSuggester.Suggest(method.Value, Methods);
        Report(method, "HTTP method", near is null ? $"methods are {string.Join(", ", Methods)}" : $"did you mean \"{near}\"?", diagnostics);
    }

    // A "*" stands alone, at the beginning or at the end; anywhere else it would be compared as a character.
    private static void CheckStars(ImmutableArray<Located<string>> values, string what, DiagnosticBag diagnostics)
    {
        foreach (Located<string> value in values)
        {
            int first = value.Value.IndexOf('*', StringComparison.Ordinal);
            bool isInside = first > 0 && first < value.Value.Length - 1;
            if (isInside || first != value.Value.LastIndexOf('*') || value.Value.Length == 0)
            {
                Report(value, what, "one \"*\" may stand at the beginning or at the end, nowhere else", diagnostics);
            }
        }
    }

    private static void CheckCondition(ConditionDocument condition, DiagnosticBag diagnostics)
    {
        if (condition.Key is { } key && Array.IndexOf(Keys, key.Value) < 0 && !Array.Exists(KeysWithNames, start => key.Value.StartsWith(start, StringComparison.Ordinal)))
        {
            string? near = NameSuggester.Suggest(key.Value, Keys);
            Report(key, "key of a condition", near is null ? "write request.headers[name], source.ip, source.principal or another of Istio's keys" : $"did you mean \"{near}\"?", diagnostics);
        }

        if (condition.Values.IsEmpty && condition.NotValues.IsEmpty)
        {
            diagnostics.Report(
                Catalogue.InvalidAccess, condition.Key?.Span ?? ShapeProblems.FirstLine(condition.Span), "a condition without \"values\" and \"notValues\"", "say which values are meant");
        }
    }

    private static void Report(Located<string> value, string what, string hint, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalogue.InvalidAccess, value.Span, $"\"{value.Value}\" is not a valid {what}", hint);
}
