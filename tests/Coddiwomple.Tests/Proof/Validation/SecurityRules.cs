using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook and CEL rules refuse in PeerAuthentication and AuthorizationPolicy.</summary>
internal static class SecurityRules
{
    private static readonly string[] s_modes = ["UNSET", "DISABLE", "PERMISSIVE", "STRICT"];

    public static void CheckPeerAuthentication(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        Node ports = spec["portLevelMtls"];
        CheckSelector(spec["selector"], report);
        if (ports.Exists && spec["selector"]["matchLabels"].Fields.IsEmpty)
        {
            report("portLevelMtls needs a selector");
        }

        foreach (Node mtls in ports.Fields.Select(field => field.Value).Prepend(spec["mtls"]))
        {
            if (mtls.Exists && !s_modes.Contains(mtls["mode"].TextOrNull, StringComparer.Ordinal))
            {
                report($"mtls mode {mtls.Canonical}");
            }
        }

        if (ports.Fields.Any(field => !int.TryParse(field.Key, out int port) || port is < 1 or > 65535))
        {
            report("portLevelMtls: port out of range");
        }
    }

    public static void CheckAuthorizationPolicy(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        CheckSelector(spec["selector"], report);
        bool deny = spec["action"].TextOrNull == "DENY";
        if (deny && spec["rules"].Items.IsEmpty)
        {
            report("DENY without rules denies nothing");
        }

        foreach (Node rule in spec["rules"].Items)
        {
            CheckRule(rule, deny, report);
        }
    }

    private static void CheckRule(Node rule, bool deny, Action<string> report)
    {
        if (deny && rule.Fields.IsEmpty)
        {
            report("a DENY rule that is empty");
        }

        foreach (Node source in rule["from"].Items.Select(from => from["source"]).Concat(rule["to"].Items.Select(to => to["operation"])))
        {
            if (source.Fields.IsEmpty)
            {
                report("an empty source or operation");
            }

            foreach ((string key, Node values) in source.Fields)
            {
                CheckValues(key, values, report);
            }
        }

        foreach (string empty in (string[])["from", "to", "when"])
        {
            if (rule[empty].Exists && rule[empty].Items.IsEmpty)
            {
                report($"empty {empty}");
            }
        }

        foreach (Node condition in rule["when"].Items)
        {
            if (!condition["key"].Exists || (condition["values"].Items.IsEmpty && condition["notValues"].Items.IsEmpty))
            {
                report("a condition without key or values");
            }
        }
    }

    private static void CheckValues(string key, Node values, Action<string> report)
    {
        if (values.Items.IsEmpty)
        {
            report($"{key} is empty");
        }

        foreach (string value in values.Texts)
        {
            bool wrong = value.Length == 0 || value.Trim('*').Contains('*') || (key is "principals" && value.StartsWith("spiffe:", StringComparison.Ordinal))
                || (key is "ports" && !(int.TryParse(value, out int port) && port is >= 1 and <= 65535));
            if (wrong)
            {
                report($"{key}: \"{value}\"");
            }
        }
    }

    private static void CheckSelector(Node selector, Action<string> report)
    {
        if (selector.Exists && selector["matchLabels"].Fields.IsEmpty)
        {
            report("an empty selector selects everything");
        }

        MetadataRules.CheckLabels(selector["matchLabels"], "selector", report);
    }
}
