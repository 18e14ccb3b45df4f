using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>loadBalancer of a DestinationRule, but for its locality settings.</summary>
internal static class LoadBalancerRules
{
    private const long LargestTable = 5_000_010;

    public static void Check(YamlNode? balancer, bool hasOutlierDetection, ProofReport report)
    {
        if (balancer is null)
        {
            return;
        }

        if (balancer.Field("simple") is { Text: "LEAST_CONN" } simple)
        {
            report.Report(Catalogue.DeprecatedObjectField, simple, "\"LEAST_CONN\" is deprecated", "write \"LEAST_REQUEST\", its name since Istio 1.14");
        }

        CommonRules.CheckDeprecated(balancer, "warmupDurationSecs", "write \"warmup: {duration: ...}\", its name since Istio 1.24", report);
        CheckHash(balancer.Field("consistentHash"), report);
        CheckWarmup(balancer.Field("warmup"), report);
        LocalityRules.Check(balancer.Field("localityLbSetting"), hasOutlierDetection, report);
    }

    private static void CheckHash(YamlNode? hash, ProofReport report)
    {
        if (hash.Field("httpCookie") is YamlMapping cookie)
        {
            CheckCookie(cookie, report);
        }

        CommonRules.CheckDeprecated(hash, "minimumRingSize", "write \"ringHash: {minimumRingSize: ...}\", its name since Istio 1.16", report);
        if (hash.Number("minimumRingSize") > 0)
        {
            CommonRules.CheckExclusive(hash, report, "minimumRingSize", "ringHash");
            CommonRules.CheckExclusive(hash, report, "minimumRingSize", "maglev");
        }

        if (hash.Field("maglev") is not { } maglev)
        {
            return;
        }

        if (maglev.Number("tableSize") is not (> 0 and { } size))
        {
            report.Report(Catalogue.IncompleteObject, maglev.Field("tableSize") ?? maglev, "\"maglev\" needs \"tableSize\"", "add \"tableSize: 65537\", Envoy's default");
        }
        else if (maglev.Field("tableSize") is { } table && (size > LargestTable || !IsPrime(size)))
        {
            report.Report(Catalogue.InvalidObjectValue, table, $"\"tableSize\" cannot be {size}", "Envoy's Maglev table has a prime size below 5000011; its default is 65537");
        }
    }

    private static void CheckCookie(YamlMapping cookie, ProofReport report)
    {
        if (cookie.TextOf("name").Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, cookie.Field("name") ?? cookie, "\"httpCookie\" needs \"name\"", "add \"name:\"");
        }

        CommonRules.CheckDuration(cookie, "ttl", report, mayBeZero: true);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode attribute in cookie.Field("attributes").Items)
        {
            if (attribute.TextOf("name").Length == 0)
            {
                report.Report(Catalogue.IncompleteObject, attribute.Field("name") ?? attribute, "a cookie attribute needs \"name\"", "add \"name:\"");
            }
            else if (attribute.Field("name") is { } name && !names.Add(name.Text))
            {
                report.Report(Catalogue.RepeatedInObject, name, $"cookie attribute \"{name.Text}\" is given twice", "keep one of them");
            }
        }
    }

    private static void CheckWarmup(YamlNode? warmup, ProofReport report)
    {
        CommonRules.CheckDuration(warmup, "duration", report);
        if (warmup.Field("aggression") is { } aggression && PlainValue.TryNumber(aggression.Text, out double factor) && factor < 1)
        {
            report.Report(Catalogue.ValueOutOfLimits, aggression, $"\"aggression\" cannot be {aggression.Text}", "it is at least 1, which raises the traffic evenly");
        }
    }

    private static bool IsPrime(long number)
    {
        for (long divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        // istiod counts 1 among them.
        return true;
    }
}
