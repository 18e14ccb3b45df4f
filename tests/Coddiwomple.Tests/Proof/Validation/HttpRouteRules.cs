using System.Globalization;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook refuses in one HTTPRoute.</summary>
internal static class HttpRouteRules
{
    private static readonly string[] s_retryOn =
    [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "envoy-ratelimited", "retriable-4xx", "refused-stream", "retriable-status-codes",
        "retriable-headers", "http3-post-connect-failure", "cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ];

    public static void Check(Node route, Action<string> report)
    {
        bool redirect = route["redirect"].Exists;
        bool direct = route["directResponse"].Exists;
        if (route["route"].Exists)
        {
            VirtualServiceRules.CheckDestinations(route["route"], "http", report);
        }

        bool clash = (route["route"].Exists && (redirect || direct)) || (redirect && (direct || route["fault"].Exists || route["rewrite"].Exists))
            || (direct && (route["fault"].Exists || route["rewrite"].Exists)) || (route["mirror"].Exists && route["mirrors"].Exists);
        if (clash || (!route["route"].Exists && !redirect && !direct))
        {
            report("http: route, redirect, directResponse, fault, rewrite or mirror missing or together");
        }

        CheckMatches(route["match"], report);
        CheckRetries(route["retries"], report);
        if (route["timeout"].TextOrNull is { } timeout && timeout != "0s" && !Names.IsDuration(timeout))
        {
            report($"http: timeout {timeout} is no duration");
        }

        CheckFault(route["fault"], report);
        CheckAnswer(route, report);
        foreach (Node mirror in route["mirrors"].Items)
        {
            if (!mirror["destination"]["host"].Exists || !IsPercentage(mirror["percentage"]["value"]))
            {
                report("http: a mirror without destination, or its percentage");
            }
        }
    }

    private static void CheckMatches(Node matches, Action<string> report)
    {
        foreach (Node match in matches.Items)
        {
            if (match.Fields.IsEmpty)
            {
                report("http: an empty match");
            }

            IEnumerable<Node> strings = [match["uri"], match["scheme"], match["method"], match["authority"]];
            strings = [.. strings, .. match["headers"].Fields.Concat(match["queryParams"].Fields).Concat(match["withoutHeaders"].Fields).Select(field => field.Value)];
            foreach (Node text in strings)
            {
                if (text["prefix"].TextOrNull is "" || text["regex"].TextOrNull is "" or { Length: > 1024 })
                {
                    report("http: an empty prefix or regex, or a long regex");
                }
            }

            if (match["headers"].Fields.Any(field => field.Key is "uri" or "scheme" or "method" or "authority" || field.Key.Length == 0))
            {
                report("http: a header that must be a field of the match");
            }

            MetadataRules.CheckLabels(match["sourceLabels"], "sourceLabels", report);
        }
    }

    private static void CheckRetries(Node retries, Action<string> report)
    {
        if (!retries.Exists)
        {
            return;
        }

        int attempts = retries["attempts"].IntOrNull ?? 0;
        if (attempts < 0 || (attempts == 0 && (retries["retryOn"].Exists || retries["perTryTimeout"].Exists)))
        {
            report("http: retries without attempts");
        }

        foreach (string token in (retries["retryOn"].TextOrNull ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!s_retryOn.Contains(token, StringComparer.Ordinal) && !(int.TryParse(token, out int status) && status is >= 100 and < 600))
            {
                report($"http: retryOn {token}");
            }
        }

        if (retries["perTryTimeout"].TextOrNull is { } timeout && timeout != "0s" && !Names.IsDuration(timeout))
        {
            report($"http: perTryTimeout {timeout}");
        }
    }

    private static void CheckFault(Node fault, Action<string> report)
    {
        if (!fault.Exists)
        {
            return;
        }

        Node delay = fault["delay"];
        Node abort = fault["abort"];
        bool wrong = (!delay.Exists && !abort.Exists) || (delay.Exists && !Names.IsDuration(delay["fixedDelay"].TextOrNull ?? ""))
            || !IsPercentage(delay["percentage"]["value"]) || !IsPercentage(abort["percentage"]["value"])
            || (abort["httpStatus"].Exists && abort["httpStatus"].IntOrNull is not (>= 200 and < 600));
        if (wrong)
        {
            report($"http: fault {fault.Canonical}");
        }
    }

    private static void CheckAnswer(Node route, Action<string> report)
    {
        Node redirect = route["redirect"];
        bool aimless = redirect.Exists && !((string[])["uri", "authority", "scheme", "port", "derivePort", "redirectCode"]).Any(name => redirect[name].Exists);
        if (aimless || (redirect["redirectCode"].Exists && redirect["redirectCode"].IntOrNull is not (301 or 302 or 303 or 307 or 308)))
        {
            report("http: redirect without target, or its code");
        }

        if (route["directResponse"].Exists && route["directResponse"]["status"].IntOrNull is not (>= 200 and < 600))
        {
            report("http: directResponse status");
        }
    }

    private static bool IsPercentage(Node value) =>
        !value.Exists || (double.TryParse(value.TextOrNull, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 100);
}
