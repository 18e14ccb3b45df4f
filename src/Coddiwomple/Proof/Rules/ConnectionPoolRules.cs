using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>connectionPool of a DestinationRule or Sidecar.</summary>
internal static class ConnectionPoolRules
{
    private static readonly string[] s_counts = ["http1MaxPendingRequests", "http2MaxRequests", "maxRequestsPerConnection", "maxRetries", "maxConcurrentStreams", "maxConnections"];

    public static void Check(YamlEntry? entry, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping pool })
        {
            return;
        }

        if (pool.FirstOf("http", "tcp") is null)
        {
            report.Report(Catalogue.IncompleteObject, key, $"a \"{key.Text}\" that says nothing", "leave it out, or give it \"http\" or \"tcp\"");
            return;
        }

        YamlNode? http = pool.Field("http");
        YamlNode? tcp = pool.Field("tcp");
        CheckCounts(http, report);
        CheckCounts(tcp, report);
        CommonRules.CheckDuration(http, "idleTimeout", report);
        if (http.TextOf("h2UpgradePolicy") == "UPGRADE" && http.IsTrue("useClientProtocol") && http.Entry("useClientProtocol") is { } client)
        {
            report.Report(
                Catalogue.ConflictingFields,
                client.Key,
                "\"useClientProtocol\" cannot be true where \"h2UpgradePolicy\" is UPGRADE",
                "either every connection is upgraded or each keeps the caller's protocol: keep one of the two");
        }

        foreach (string name in (ReadOnlySpan<string>)["connectTimeout", "maxConnectionDuration"])
        {
            CommonRules.CheckDuration(tcp, name, report);
        }

        // Below a millisecond is no time-out at all.
        if (!DurationSyntax.TryParse(tcp.TextOf("idleTimeout"), out decimal idle) || idle >= 1)
        {
            CommonRules.CheckDuration(tcp, "idleTimeout", report);
        }

        YamlNode? keepAlive = tcp.Field("tcpKeepalive");
        CommonRules.CheckDuration(keepAlive, "time", report);
        CommonRules.CheckDuration(keepAlive, "interval", report);
    }

    private static void CheckCounts(YamlNode? settings, ProofReport report)
    {
        foreach (string name in s_counts)
        {
            if (settings.Field(name) is { } value && settings.Number(name) < 0)
            {
                report.Report(Catalogue.ValueOutOfLimits, value, $"\"{name}\" cannot be {value.Text}", "it is a count: 0 or more");
            }
        }
    }
}
