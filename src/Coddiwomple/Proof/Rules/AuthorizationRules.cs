using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio demands of an AuthorizationPolicy as a whole.</summary>
internal static class AuthorizationRules
{
    private static readonly string[] s_identities =
    [
        "namespaces", "notNamespaces", "serviceAccounts", "notServiceAccounts", "trustDomains", "notTrustDomains", "principals", "notPrincipals", "requestPrincipals", "notRequestPrincipals",
    ];
    private static readonly string[] s_tcpSources = ["principals", "notPrincipals", "ipBlocks", "notIpBlocks", "namespaces", "notNamespaces", "remoteIpBlocks", "notRemoteIpBlocks", "serviceAccounts", "notServiceAccounts"];

    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        TargetRules.Check(spec, report);
        string action = spec.TextOf("action");
        YamlNode? rules = spec.Field("rules");
        if (rules.Items.IsEmpty && action is "DENY" or "CUSTOM" && spec.Field("action") is { } node)
        {
            report.Report(Catalogue.IncompleteObject, node, $"action {action} without \"rules\" never applies", "add rules; \"rules: [{}]\" applies to every request");
        }

        CheckProvider(spec, action, !rules.Items.IsEmpty, report);
        foreach (YamlNode rule in rules.Items)
        {
            AccessRules.Check(rule, report);
            if (action == "CUSTOM")
            {
                CheckCustom(rule, report);
            }
            else if (action == "DENY")
            {
                CheckDeny(rule, report);
            }
        }
    }

    private static void CheckProvider(YamlNode? spec, string action, bool hasRules, ProofReport report)
    {
        if (action != "CUSTOM" && spec.Entry("provider") is { } provider)
        {
            report.Report(Catalogue.UnfittingField, provider.Key, $"\"provider\" with action {(action.Length == 0 ? "ALLOW" : action)}", "only CUSTOM asks a provider: remove it");
        }
        else if (action == "CUSTOM" && hasRules && spec.Field("provider").TextOf("name").Length == 0 && spec.Field("action") is { } node)
        {
            report.Report(Catalogue.IncompleteObject, node, "action CUSTOM needs \"provider\"", "add \"provider: {name: ...}\"");
        }
    }

    private static void CheckCustom(YamlNode rule, ProofReport report)
    {
        foreach (YamlNode from in rule.Field("from").Items)
        {
            foreach (YamlEntry entry in from.Field("source").Entries.Where(entry => s_identities.Contains(entry.Key.Text) && !entry.Value.Items.IsEmpty))
            {
                report.Report(Catalogue.UnfittingField, entry.Key, $"\"{entry.Key.Text}\" with action CUSTOM", "identities are not known yet when the provider is asked: match addresses or requests");
            }
        }

        foreach (YamlNode when in rule.Field("when").Items)
        {
            if (when.Field("key") is { } key && (key.Text is "source.namespace" or "source.serviceAccount" or "source.trustDomain" or "source.principal" || key.Text.StartsWith("request.auth.", StringComparison.Ordinal)))
            {
                report.Report(Catalogue.UnfittingField, key, $"\"{key.Text}\" with action CUSTOM", "identities are not known yet when the provider is asked: match addresses or requests");
            }
        }
    }

    // On a TCP port what looks at HTTP is ignored, and in a DENY rule that denies more.
    private static void CheckDeny(YamlNode rule, ProofReport report)
    {
        YamlEntry? from = rule.Entry("from");
        YamlEntry? to = rule.Entry("to");
        bool hasFrom = from?.Value.Items.Any(item => item.Has("source")) == true;
        bool hasTo = to?.Value.Items.Any(item => item.Has("operation")) == true;
        bool hasTcpSource = from?.Value.Items.Any(item => item.Field("source").FirstOf(s_tcpSources) is not null) == true;
        bool hasTcpTarget = to?.Value.Items.Any(item => item.Field("operation").FirstOf("ports", "notPorts") is not null) == true;
        if ((hasTo ? !hasTcpTarget : hasFrom && !hasTcpSource) && (hasTo ? to : from) is { } entry)
        {
            report.Report(Catalogue.IneffectiveSetting, entry.Key, "a DENY rule about HTTP only denies everything on TCP ports", "name the ports that it is for: \"to: [{operation: {ports: [...]}}]\"");
        }
    }
}
