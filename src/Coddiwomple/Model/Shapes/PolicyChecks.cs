using System.Globalization;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Model.Shapes;

/// <summary>What Istio demands of a TrafficPolicy and no table of fields can say.</summary>
internal static class PolicyChecks
{
    public static void Http(MessageReading reading)
    {
        if (reading.Text("h2UpgradePolicy") == "UPGRADE" && reading.Text("useClientProtocol") == "true")
        {
            reading.Report(
                Catalogue.ExclusiveFields,
                reading.KeySpanOf("useClientProtocol"),
                "\"useClientProtocol\" cannot be true where \"h2UpgradePolicy\" is UPGRADE",
                "either every connection is upgraded or each keeps the caller's protocol: keep one of the two");
        }
    }

    public static void OutlierDetection(MessageReading reading)
    {
        if (reading.Has("consecutiveLocalOriginFailures") && reading.Text("splitExternalLocalOriginErrors") != "true")
        {
            reading.Report(
                Catalogue.MissingIstioField,
                reading.KeySpanOf("consecutiveLocalOriginFailures"),
                "\"consecutiveLocalOriginFailures\" needs \"splitExternalLocalOriginErrors: true\"",
                "without it local failures are counted with the others");
        }

        if (Number(reading, "consecutiveGatewayErrors") is { } gateway and > 0 && Number(reading, "consecutive5xxErrors") is { } all and > 0 && gateway >= all)
        {
            reading.Report(
                Catalogue.IneffectiveThreshold,
                reading.SpanOf("consecutiveGatewayErrors"),
                $"\"consecutiveGatewayErrors: {gateway}\" has no effect beside \"consecutive5xxErrors: {all}\"",
                "gateway errors count as 5xx errors too: make the gateway threshold the smaller one, or set \"consecutive5xxErrors: 0\"");
        }
    }

    public static void Cookie(MessageReading reading)
    {
        if (reading.Value["attributes"] is not IstioList attributes)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IstioValue item in attributes.Items)
        {
            if (item is IstioMap map && map["name"] is IstioText name && !seen.Add(name.Value))
            {
                reading.Report(Catalogue.InvalidFieldValue, reading.SpanOf("attributes"), $"cookie attribute \"{name.Value}\" is given twice", "keep one of them");
            }
        }
    }

    public static void Maglev(MessageReading reading)
    {
        if (Number(reading, "tableSize") is { } size && !IsPrime(size))
        {
            reading.Report(
                Catalogue.InvalidNumber, reading.SpanOf("tableSize"), $"{size} is not a prime number", "Envoy's Maglev table needs a prime size; its default is 65537");
        }
    }

    private static long? Number(MessageReading reading, string field) =>
        long.TryParse(reading.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static bool IsPrime(long number)
    {
        for (long divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return number > 1;
    }
}
