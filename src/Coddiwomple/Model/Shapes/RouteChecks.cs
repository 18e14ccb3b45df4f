using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Model.Shapes;

/// <summary>What Istio demands of an HTTPRoute and no table of fields can say.</summary>
internal static class RouteChecks
{
    /// <summary>Of a fault, where it is not zero: Istio counts in millionths.</summary>
    public const double SmallestPercentage = 0.0001;

    /// <summary>In bytes, of a response that a route gives itself.</summary>
    public const long LargestBody = 1024 * 1024;

    public static void Retries(MessageReading reading)
    {
        if (reading.Text("attempts") is { } attempts and not "0")
        {
            return;
        }

        foreach (IstioField field in reading.Value.Fields)
        {
            if (field.Name != "attempts")
            {
                bool isMissing = !reading.Has("attempts");
                reading.Report(
                    isMissing ? Catalogue.MissingIstioField : Catalogue.ExclusiveFields,
                    isMissing ? reading.KeySpanOf(field.Name) : reading.SpanOf("attempts"),
                    isMissing ? $"\"{field.Name}\" without \"attempts\"" : $"\"attempts: 0\" switches retries off, but \"{field.Name}\" is set",
                    "say how often to try again: \"attempts: 2\", say; or write \"attempts: 0\" alone for no retries");
                return;
            }
        }
    }

    /// <summary>Istio takes any code of 300 and more, but drops the route for those that Envoy does not know.</summary>
    public static void Redirect(MessageReading reading)
    {
        if (reading.Text("redirectCode") is { } code and not ("301" or "302" or "303" or "307" or "308"))
        {
            reading.Report(Catalogue.InvalidNumber, reading.SpanOf("redirectCode"), $"\"redirectCode\" cannot be {code}", "sidecars redirect with 301, 302, 303, 307 or 308");
        }
    }

    public static void FaultPercentage(MessageReading reading)
    {
        if (reading.Text("value") is { } value && double.Parse(value, CultureInfo.InvariantCulture) is > 0 and < SmallestPercentage)
        {
            reading.Report(Catalogue.InvalidNumber, reading.SpanOf("value"), $"\"value\" cannot be {value}", "Istio accepts 0, or 0.0001 to 100");
        }
    }

    /// <summary>Every proxy that calls holds the body.</summary>
    public static void Body(MessageReading reading)
    {
        long size = reading.Text("string") is { } text ? Encoding.UTF8.GetByteCount(text) : (reading.Text("bytes")?.Length ?? 0) / 4L * 3;
        if (size > LargestBody)
        {
            reading.Report(Catalogue.InvalidFieldValue, reading.KeySpanOf(reading.Has("string") ? "string" : "bytes"), $"the body has {size} bytes", "Istio takes at most 1 MB: let a workload answer");
        }
    }

    /// <summary>Envoy refuses a substitution that names a group which the expression does not have.</summary>
    public static void RegexRewrite(MessageReading reading)
    {
        if (reading.Text("match") is not { } match || reading.Text("rewrite") is not { } rewrite)
        {
            return;
        }

        int groups = Re2Syntax.CountGroups(match);
        for (int i = rewrite.IndexOf('\\', StringComparison.Ordinal); i >= 0; i = i + 2 < rewrite.Length ? rewrite.IndexOf('\\', i + 2) : -1)
        {
            char next = i + 1 < rewrite.Length ? rewrite[i + 1] : '\0';
            if (next == '\\' || (char.IsAsciiDigit(next) && next - '0' <= groups))
            {
                continue;
            }

            reading.Report(
                Catalogue.InvalidRegex,
                reading.SpanOf("rewrite"),
                char.IsAsciiDigit(next) ? $"\"\\{next}\" names no group of \"match\", which has {groups}" : "a \"\\\" that names no group",
                "\"\\1\" stands for the first group in parentheses, \"\\0\" for everything that matched, \"\\\\\" for the character itself");
            return;
        }
    }

    /// <summary>The authority is changed at one place only.</summary>
    public static void Authority(MessageReading reading)
    {
        string? first = reading.Value["rewrite"] is IstioMap rewrite && rewrite["authority"] is not null ? "rewrite.authority" : null;
        if (reading.Value["headers"] is not IstioMap headers || headers["request"] is not IstioMap request)
        {
            return;
        }

        foreach (string operation in (ReadOnlySpan<string>)["set", "add"])
        {
            foreach (IstioField header in request[operation] is IstioMap map ? map.Fields : [])
            {
                if (!header.Name.Equals("host", StringComparison.OrdinalIgnoreCase) && !header.Name.Equals(":authority", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                string place = $"headers.request.{operation}.{header.Name}";
                if (first is not null)
                {
                    reading.Report(Catalogue.ExclusiveFields, reading.KeySpanOf("headers"), $"the authority is changed twice, by {first} and by {place}", "keep one of the two");
                    return;
                }

                first = place;
            }
        }
    }
}
