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
        "source.serviceAccount", "destination.ip", "destination.port", "connection.sni",
    ];

    // Keys whose name in brackets is free.
    private static readonly string[] KeysWithNames = ["request.headers[", "request.auth.claims[", "experimental.envoy.filters."];

    public static void Check(AccessDocument document, DiagnosticBag diagnostics)
    {
        foreach (Located<string> principal in document.Principals)
        {
            CheckPrincipal(principal, diagnostics);
        }

        foreach (Located<string> nameSpace in document.Namespaces)
        {
            CheckNamespace(nameSpace, diagnostics);
        }

        foreach (Located<string> method in document.Methods)
        {
            CheckMethod(method, diagnostics);
        }

        foreach (Located<string> path in document.Paths)
        {
            CheckPath(path, diagnostics);
        }

        foreach (Located<int> port in document.Ports)
        {
            Values.Port(port, 0, diagnostics);
        }

        foreach (Located<string> host in document.Hosts)
        {
            CheckStars(host, "host", diagnostics);
        }

        foreach (ConditionDocument condition in document.When)
        {
            CheckCondition(condition, diagnostics);
        }
    }

    private static void CheckPrincipal(Located<string> principal, DiagnosticBag diagnostics)
    {
        if (principal.Value.StartsWith("spiffe://", StringComparison.Ordinal))
        {
            Report(principal, "principal", "Istio writes principals without \"spiffe://\": cluster.local/ns/default/sa/name", diagnostics);
        }
        else if (principal.Value.Length > 0 && !principal.Value.Contains('*', StringComparison.Ordinal) && !IsPrincipal(principal.Value))
        {
            Report(principal, "principal", "write <trust domain>/ns/<namespace>/sa/<service account>, or \"*\" for a part at the beginning or the end", diagnostics);
        }
        else
        {
            CheckStars(principal, "principal", diagnostics);
        }
    }

    private static void CheckNamespace(Located<string> nameSpace, DiagnosticBag diagnostics)
    {
        if (nameSpace.Value.Contains('*', StringComparison.Ordinal))
        {
            CheckStars(nameSpace, "namespace", diagnostics);
        }
        else
        {
            Values.IsName(nameSpace, "namespace", diagnostics);
        }
    }

    private static bool IsPrincipal(string text) => text.Split('/') is [{ Length: > 0 }, "ns", { Length: > 0 }, "sa", { Length: > 0 }];

    private static void CheckPath(Located<string> path, DiagnosticBag diagnostics)
    {
        if (PathTemplate.IsTemplate(path.Value))
        {
            if (!path.Value.StartsWith('/') || !PathTemplate.IsValid(path.Value))
            {
                Report(path, "path template", PathTemplate.Rule, diagnostics);
            }
        }
        else if (path.Value.Length > 0 && !path.Value.StartsWith('/') && !path.Value.StartsWith('*'))
        {
            Report(path, "path", "a path begins with \"/\" (or \"*\" for any beginning)", diagnostics);
        }
        else
        {
            CheckStars(path, "path", diagnostics);
        }
    }

    private static void CheckMethod(Located<string> method, DiagnosticBag diagnostics)
    {
        if (method.Value.Contains('*', StringComparison.Ordinal))
        {
            CheckStars(method, "HTTP method", diagnostics);
            return;
        }

        if (Array.IndexOf(Methods, method.Value) >= 0)
        {
            return;
        }

        string? near = NameSuggester.Suggest(method.Value, Methods);
        Report(method, "HTTP method", near is null ? $"methods are {string.Join(", ", Methods)}" : $"did you mean \"{near}\"?", diagnostics);
    }

    // A "*" stands alone, at the beginning or at the end; anywhere else it would be compared as a character.
    private static void CheckStars(Located<string> value, string what, DiagnosticBag diagnostics)
    {
        int first = value.Value.IndexOf('*', StringComparison.Ordinal);
        bool isInside = first > 0 && first < value.Value.Length - 1;
        if (value.Value.Length == 0)
        {
            Report(value, what, "remove it, or write which one is meant", diagnostics);
        }
        else if (isInside || first != value.Value.LastIndexOf('*'))
        {
            Report(value, what, "one \"*\" may stand at the beginning or at the end, nowhere else", diagnostics);
        }
    }

    private static void CheckCondition(ConditionDocument condition, DiagnosticBag diagnostics)
    {
        if (condition.Key is { } key)
        {
            CheckKey(key, diagnostics);
            foreach (Located<string> value in condition.Values.Concat(condition.NotValues))
            {
                CheckConditionValue(key.Value, value, diagnostics);
            }
        }

        if (condition is { Values.IsEmpty: true, NotValues.IsEmpty: true, IsSpoiled: false })
        {
            diagnostics.Report(
                Catalogue.InvalidAccess, condition.Key?.Span ?? ShapeProblems.FirstLine(condition.Span), "a condition without \"values\" and \"notValues\"", "say which values are meant");
        }
    }

    private static void CheckKey(Located<string> key, DiagnosticBag diagnostics)
    {
        if (Array.IndexOf(Keys, key.Value) >= 0)
        {
            return;
        }

        if (!Array.Exists(KeysWithNames, start => key.Value.StartsWith(start, StringComparison.Ordinal)))
        {
            string? near = NameSuggester.Suggest(key.Value, Keys);
            Report(key, "key of a condition", near is null ? "write request.headers[name], source.ip, source.principal or another of Istio's keys" : $"did you mean \"{near}\"?", diagnostics);
        }
        else if (!key.Value.EndsWith(']') || key.Value.IndexOf('[', StringComparison.Ordinal) is var open && (open < 0 || open == key.Value.Length - 2))
        {
            Report(key, "key of a condition", "write the name in brackets, as in request.headers[user-agent]", diagnostics);
        }
    }

    private static void CheckConditionValue(string key, Located<string> value, DiagnosticBag diagnostics)
    {
        if (value.Value.Length == 0)
        {
            Report(value, $"value of \"{key}\"", "remove it, or write which one is meant", diagnostics);
        }
        else if (key is "source.ip" or "remote.ip" or "destination.ip" && !IpSyntax.IsAddressOrRange(value.Value))
        {
            Report(value, $"value of \"{key}\"", "write an IP address or a range: 10.0.0.1 or 10.0.0.0/16", diagnostics);
        }
        else if (key == "destination.port" && !PortSyntax.TryParse(value.Value, out _))
        {
            Report(value, $"value of \"{key}\"", "a port is a whole number from 1 to 65535", diagnostics);
        }
    }

    private static void Report(Located<string> value, string what, string hint, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalogue.InvalidAccess, value.Span, $"\"{value.Value}\" is not a valid {what}", hint);
}
