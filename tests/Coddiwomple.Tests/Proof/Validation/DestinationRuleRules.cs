using System.Globalization;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook and CEL rules refuse, or warn of, in a DestinationRule.</summary>
internal static class DestinationRuleRules
{
    private const string Deprecated = ": consecutiveErrors is deprecated";

    private static readonly string[] s_settings = ["loadBalancer", "connectionPool", "outlierDetection", "tls"];

    public static void Check(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        if (!Names.IsHost(spec["host"].TextOrNull ?? ""))
        {
            report($"host {spec["host"].Canonical} is invalid");
        }

        ExportRules.Check(item, allowNone: false, report);
        // Istio below 1.5, whose rules are v1alpha3, has no other name for it.
        bool isHistoric = item.ApiVersion.EndsWith("/v1alpha3", StringComparison.Ordinal);
        void Tell(string problem)
        {
            if (!isHistoric || !problem.EndsWith(Deprecated, StringComparison.Ordinal))
            {
                report(problem);
            }
        }

        CheckPolicy(spec["trafficPolicy"], "trafficPolicy", Tell);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Node subset in spec["subsets"].Items)
        {
            string name = subset["name"].TextOrNull ?? "";
            if (!Names.IsDnsLabel(name) || !names.Add(name))
            {
                report($"subset name \"{name}\" is not a DNS label or not unique");
            }

            MetadataRules.CheckLabels(subset["labels"], $"subset {name}", report);
            CheckPolicy(subset["trafficPolicy"], $"subset {name}", Tell);
        }
    }

    private static void CheckPolicy(Node policy, string path, Action<string> report)
    {
        if (!policy.Exists)
        {
            return;
        }

        if (policy.Fields.IsEmpty)
        {
            report($"{path}: an empty trafficPolicy");
        }

        CheckSettings(policy, path, report);
        var ports = new HashSet<string>(StringComparer.Ordinal);
        foreach (Node level in policy["portLevelSettings"].Items)
        {
            string number = level["port"]["number"].TextOrNull ?? "";
            if (level["port"]["number"].IntOrNull is not (>= 1 and <= 65535) || !s_settings.Any(name => level[name].Exists) || !ports.Add(number))
            {
                report($"{path}: a port-level entry without port, without settings, or twice ({number})");
            }

            CheckSettings(level, $"{path} port {number}", report);
        }
    }

    private static void CheckSettings(Node policy, string path, Action<string> report)
    {
        foreach (string name in s_settings.Where(name => policy[name].Exists && policy[name].Fields.IsEmpty))
        {
            report($"{path}: {name} is empty");
        }

        CheckDurations(policy, path, report);
        CheckTls(policy["tls"], path, report);
        CheckOutlier(policy["outlierDetection"], path, report);
        CheckLocality(policy["loadBalancer"]["localityLbSetting"], policy["outlierDetection"].Exists, path, report);
        Node http = policy["connectionPool"]["http"];
        if (http["useClientProtocol"].IsTrue && http["h2UpgradePolicy"].TextOrNull == "UPGRADE")
        {
            report($"{path}: UPGRADE together with useClientProtocol");
        }
    }

    private static void CheckTls(Node tls, string path, Action<string> report)
    {
        string? mode = tls["mode"].TextOrNull;
        bool hasFiles = tls["clientCertificate"].Exists || tls["privateKey"].Exists || tls["caCertificates"].Exists;
        if (tls.Exists && (mode is null || (mode == "ISTIO_MUTUAL" && hasFiles) || (mode == "DISABLE" && tls["sni"].Exists)))
        {
            report($"{path}: tls without mode, or with fields that its mode does not take");
        }
    }

    private static void CheckOutlier(Node outlier, string path, Action<string> report)
    {
        if (outlier["consecutiveErrors"].Exists)
        {
            report(path + Deprecated);
        }

        if (outlier["consecutiveLocalOriginFailures"].Exists && !outlier["splitExternalLocalOriginErrors"].IsTrue)
        {
            report($"{path}: consecutiveLocalOriginFailures needs splitExternalLocalOriginErrors");
        }

        foreach (string name in (string[])["maxEjectionPercent", "minHealthPercent"])
        {
            if (outlier[name].Exists && outlier[name].IntOrNull is not (>= 0 and <= 100))
            {
                report($"{path}: {name} is no percentage");
            }
        }
    }

    private static void CheckLocality(Node locality, bool hasOutlierDetection, string path, Action<string> report)
    {
        if (locality["distribute"].Exists && locality["failover"].Exists)
        {
            report($"{path}: distribute together with failover");
        }

        if ((locality["failover"].Exists || locality["failoverPriority"].Exists) && !hasOutlierDetection)
        {
            report($"{path}: failover without outlierDetection");
        }

        foreach (Node failover in locality["failover"].Items)
        {
            string from = failover["from"].TextOrNull ?? "";
            string to = failover["to"].TextOrNull ?? "";
            if (from.Length == 0 || to.Length == 0 || from == to || (from + to).IndexOfAny(['/', '*']) >= 0)
            {
                report($"{path}: failover from \"{from}\" to \"{to}\"");
            }
        }

        foreach (Node distribute in locality["distribute"].Items)
        {
            int[] weights = [.. distribute["to"].Fields.Select(field => field.Value.Int)];
            if (weights.Sum() != 100 || weights.Any(weight => weight is < 1 or > 100))
            {
                report($"{path}: distribute does not sum to 100");
            }
        }
    }

    // Every field of a policy whose name speaks of time is a duration of at least a millisecond.
    private static void CheckDurations(Node policy, string path, Action<string> report)
    {
        foreach ((string key, Node value) in policy.Fields)
        {
            bool isTime = key is "interval" or "baseEjectionTime" or "connectTimeout" or "idleTimeout" or "maxConnectionDuration" or "time" or "duration" or "ttl";
            bool zeroIsFine = key is "ttl" && value.TextOrNull is "0s";
            if (isTime && !zeroIsFine && value is ScalarNode scalar && !Names.IsDuration(scalar.Value))
            {
                report(string.Create(CultureInfo.InvariantCulture, $"{path}: {key}: {value.Canonical} is no duration"));
            }

            if (key != "portLevelSettings")
            {
                CheckDurations(value, path, report);
            }
        }
    }
}
