using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>A trafficPolicy of a DestinationRule or of one of its subsets, with its port-level settings.</summary>
internal static class TrafficPolicyRules
{
    private static readonly string[] s_fields = ["outlierDetection", "connectionPool", "loadBalancer", "tls", "portLevelSettings", "tunnel", "proxyProtocol", "retryBudget"];

    public static void Check(YamlEntry? entry, string itsNamespace, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping policy })
        {
            return;
        }

        if (policy.FirstOf(s_fields) is null)
        {
            report.Report(Catalogue.IncompleteObject, key, "a \"trafficPolicy\" that says nothing", $"leave it out, or give it {Hints.Either(s_fields)}");
            return;
        }

        CommonRules.CheckExclusive(policy, report, "tunnel", "proxyProtocol");
        CheckSettings(policy, itsNamespace, report);
        CheckTunnel(policy.Field("tunnel"), report);
        foreach (YamlNode level in policy.Field("portLevelSettings").Items)
        {
            CheckLevel(level, itsNamespace, report);
        }
    }

    private static void CheckLevel(YamlNode level, string itsNamespace, ProofReport report)
    {
        if (!level.Has("port"))
        {
            report.Report(Catalogue.IncompleteObject, level, "port-level settings without \"port\"", "add \"port: {number: ...}\"");
        }

        CommonRules.CheckPort(level.Field("port"), "number", report);
        if (level.FirstOf(s_fields.AsSpan(0, 4)) is null)
        {
            report.Report(Catalogue.IncompleteObject, level, "port-level settings that say nothing", $"give them {Hints.Either(s_fields[..4])}");
        }

        CheckSettings(level, itsNamespace, report);
    }

    private static void CheckSettings(YamlNode policy, string itsNamespace, ProofReport report)
    {
        YamlNode? outlier = policy.Field("outlierDetection");
        CheckOutlier(outlier, report);
        ConnectionPoolRules.Check(policy.Entry("connectionPool"), report);
        LoadBalancerRules.Check(policy.Field("loadBalancer"), outlier is not null, report);
        ClientTlsRules.Check(policy.Field("tls"), itsNamespace, report);
    }

    private static void CheckOutlier(YamlNode? outlier, ProofReport report)
    {
        CommonRules.CheckDeprecated(outlier, "consecutiveErrors", "write \"consecutive5xxErrors\" or \"consecutiveGatewayErrors\"; Istio 1.7 and later ignore the old name", report);
        if (outlier.Entry("consecutiveLocalOriginFailures") is { } local && outlier.Number("consecutiveLocalOriginFailures") > 0 && !outlier.IsTrue("splitExternalLocalOriginErrors"))
        {
            report.Report(
                Catalogue.ConflictingFields, local.Key, "\"consecutiveLocalOriginFailures\" needs \"splitExternalLocalOriginErrors: true\"", "without it local failures are counted with the others");
        }

        CommonRules.CheckDuration(outlier, "interval", report);
        CommonRules.CheckDuration(outlier, "baseEjectionTime", report);
        foreach (string name in (ReadOnlySpan<string>)["maxEjectionPercent", "minHealthPercent"])
        {
            if (outlier.Field(name) is { } value && outlier.Number(name) is < 0 or > 100)
            {
                report.Report(Catalogue.ValueOutOfLimits, value, $"\"{name}\" cannot be {value.Text}", "percentages are 0 to 100");
            }
        }
    }

    private static void CheckTunnel(YamlNode? tunnel, ProofReport report)
    {
        if (tunnel is null)
        {
            return;
        }

        if (tunnel.Field("protocol") is { } protocol && protocol.Text is not ("" or "CONNECT" or "POST"))
        {
            report.Report(Catalogue.InvalidObjectValue, protocol, $"\"{Hints.Shorten(protocol.Text)}\" is not a tunnel protocol", "write \"CONNECT\" or \"POST\"");
        }

        if (tunnel.Field("targetHost") is { } host && !DnsSyntax.IsFullName(host.Text) && !IpSyntax.IsAddress(host.Text))
        {
            report.Report(Catalogue.InvalidObjectHost, host, $"\"{Hints.Shorten(host.Text)}\" is not a valid tunnel target", "write a DNS name or an IP address");
        }

        CommonRules.CheckPort(tunnel, "targetPort", report);
    }
}
