using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What an http route does besides leading somewhere: redirect, answer, rewrite, retry, CORS. Faults have a file of their own.</summary>
internal static class HttpActionRules
{
    private const long LargeBody = 100 * 1024;

    public static void Check(YamlNode route, ProofReport report)
    {
        CheckRedirect(route.Entry("redirect"), report);
        CheckAnswer(route.Field("directResponse"), report);
        CheckRewrite(route.Entry("rewrite"), report);
        CheckRetries(route.Field("retries"), report);
        CheckCors(route.Field("corsPolicy"), report);
        FaultRules.Check(route.Entry("fault"), report);
    }

    /// <summary>A status that is answered.</summary>
    public static void CheckStatus(YamlNode? owner, string field, ProofReport report)
    {
        if (owner is YamlMapping && owner.Number(field) is not (>= 200 and <= 600))
        {
            report.Report(Catalogue.ValueOutOfLimits, owner.Field(field) ?? owner, $"\"{field}\" cannot be {(owner.Has(field) ? Hints.Shorten(owner.TextOf(field)) : "left out")}", "it is an HTTP status, 200 to 599");
        }
    }

    private static void CheckAnswer(YamlNode? answer, ProofReport report)
    {
        CheckStatus(answer, "status", report);
        YamlNode? body = answer.Field("body").FirstOf("string", "bytes")?.Value;
        long size = body is null ? 0 : answer.Field("body").Has("bytes") ? body.Text.Length / 4L * 3 : Encoding.UTF8.GetByteCount(body.Text);
        if (body is not null && size > RouteChecks.LargestBody)
        {
            report.Report(Catalogue.ValueOutOfLimits, body, $"the body has {size} bytes", "Istio takes at most 1 MB: let a workload answer");
        }
        else if (body is not null && size > LargeBody)
        {
            report.Report(Catalogue.IneffectiveSetting, body, $"the body has {size} bytes", "every proxy holds it: let a workload answer");
        }
    }

    private static void CheckRedirect(YamlEntry? entry, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping redirect })
        {
            return;
        }

        bool saysSomething = redirect.TextOf("uri").Length + redirect.TextOf("authority").Length + redirect.TextOf("scheme").Length > 0 || redirect.FirstOf("port", "derivePort") is not null;
        if (!saysSomething)
        {
            report.Report(Catalogue.IncompleteObject, key, "a \"redirect\" that says nothing", "give it \"uri\", \"authority\", \"scheme\" or \"port\"");
        }

        if (redirect.Field("redirectCode") is { } code && redirect.Number("redirectCode") is not (0 or (>= 300 and <= 399)))
        {
            report.Report(Catalogue.ValueOutOfLimits, code, $"\"redirectCode\" cannot be {Hints.Shorten(code.Text)}", "it is an HTTP status, 300 to 399");
        }

        if (redirect.Field("scheme") is { } scheme && scheme.Text is not ("" or "http" or "https"))
        {
            report.Report(Catalogue.InvalidObjectValue, scheme, $"\"{Hints.Shorten(scheme.Text)}\" is not a value of \"scheme\"", "write \"http\" or \"https\"");
        }

        if (redirect.Number("port") > 65535)
        {
            CommonRules.CheckPort(redirect, "port", report);
        }
    }

    private static void CheckRewrite(YamlEntry? entry, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping rewrite })
        {
            return;
        }

        YamlNode? regex = rewrite.Field("uriRegexRewrite");
        if (rewrite.TextOf("uri").Length > 0)
        {
            CommonRules.CheckExclusive(rewrite, report, "uri", "uriRegexRewrite");
        }
        else if (regex is null && rewrite.TextOf("authority").Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, key, "a \"rewrite\" that says nothing", "give it \"uri\", \"uriRegexRewrite\" or \"authority\"");
        }

        if (regex is not YamlMapping)
        {
            return;
        }

        foreach (string name in (ReadOnlySpan<string>)["match", "rewrite"])
        {
            if (regex.TextOf(name).Length == 0)
            {
                report.Report(Catalogue.IncompleteObject, regex.Field(name) ?? regex, $"\"uriRegexRewrite\" needs \"{name}\"", $"add \"{name}:\"");
                return;
            }
        }

        CommonRules.CheckRegex(regex.Field("match"), report);
    }

    private static void CheckRetries(YamlNode? retries, ProofReport report)
    {
        if (retries is not YamlMapping)
        {
            return;
        }

        long attempts = retries.Number("attempts") ?? 0;
        if (attempts < 0 && retries.Field("attempts") is { } number)
        {
            report.Report(Catalogue.ValueOutOfLimits, number, $"\"attempts\" cannot be {number.Text}", "it is a count: 0 or more");
        }
        else if (attempts == 0 && retries.FirstOf("perTryTimeout", "retryOn", "retryRemoteLocalities") is { } idle && (idle.Key.Text != "retryOn" || idle.Value.Text.Length > 0))
        {
            report.Report(Catalogue.ConflictingFields, idle.Key, $"\"{idle.Key.Text}\" without \"attempts\"", "say how often to try again: \"attempts: 2\", say; \"attempts: 0\" alone switches retries off");
        }

        CommonRules.CheckDuration(retries, "perTryTimeout", report);
        CommonRules.CheckDuration(retries, "backoff", report);
        foreach (string word in retries.TextOf("retryOn") is { Length: > 0 } conditions ? conditions.Split(',') : [])
        {
            if (!RouteWords.RetryOn.Contains(word) && !RouteWords.IsStatus(word) && retries.Field("retryOn") is { } node)
            {
                report.Report(
                    Catalogue.InvalidObjectValue,
                    node,
                    $"\"{Hints.Shorten(word)}\" is not a condition of \"retryOn\"",
                    word != word.Trim() ? "Istio wants no spaces between the conditions" : Hints.DidYouMean(word, RouteWords.RetryOn, "conditions") ?? $"write {Hints.Either(RouteWords.RetryOn)}");
            }
        }
    }

    private static void CheckCors(YamlNode? cors, ProofReport report)
    {
        foreach (YamlNode origin in cors.Field("allowOrigins").Items)
        {
            if (origin.TextOf("exact").Length + origin.TextOf("prefix").Length + origin.TextOf("regex").Length == 0)
            {
                report.Report(Catalogue.IncompleteObject, origin, "an origin that says nothing", "give it \"exact\", \"prefix\" or \"regex\"");
            }
            else
            {
                CommonRules.CheckRegex(origin.Field("regex"), report);
            }
        }

        foreach (YamlNode method in cors.Field("allowMethods").Items)
        {
            if (!RouteWords.CorsMethods.Contains(method.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, method, $"\"{Hints.Shorten(method.Text)}\" is not an HTTP method", $"write {Hints.Either(RouteWords.CorsMethods)}");
            }
        }

        foreach (YamlNode name in (YamlNode[])[.. cors.Field("allowHeaders").Items, .. cors.Field("exposeHeaders").Items])
        {
            if (name.Text != "*" && HeaderSyntax.ProblemOfName(name.Text) is { } problem)
            {
                report.Report(Catalogue.InvalidObjectValue, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid header name", problem);
            }
        }

        CommonRules.CheckDuration(cors, "maxAge", report, ofSeconds: true);
        if (cors.Entry("allowOrigin") is { Value: YamlSequence { Items.Length: > 0 } } old)
        {
            report.Report(Catalogue.DeprecatedObjectField, old.Key, "\"allowOrigin\" is deprecated", "write \"allowOrigins: [{exact: ...}]\"");
        }
    }
}
