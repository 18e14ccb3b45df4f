using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook refuses, or warns of, in a Gateway.</summary>
internal static class GatewayRules
{
    public static void Check(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        if (!Names.IsDnsLabel(item.Name))
        {
            report("the name of a Gateway is a DNS label");
        }

        if (spec["selector"].Fields.IsEmpty || spec["servers"].Items.IsEmpty)
        {
            report("no selector or no server");
        }

        MetadataRules.CheckLabels(spec["selector"], "selector", report);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Node server in spec["servers"].Items)
        {
            Node port = server["port"];
            string protocol = port["protocol"].TextOrNull ?? "";
            if (port["number"].IntOrNull is not (>= 1 and <= 65535) || !Names.IsProtocol(protocol) || port["targetPort"].Exists || !names.Add(port["name"].TextOrNull ?? ""))
            {
                report($"server port {port.Canonical}");
            }

            bool secure = protocol is "HTTPS" or "TLS";
            Node tls = server["tls"];
            if (secure != tls.Exists || (tls["mode"].TextOrNull == "AUTO_PASSTHROUGH" && tls.Fields.Length != 1))
            {
                report("tls does not fit the protocol or its mode");
            }

            if (server["hosts"].Items.IsEmpty || server["hosts"].Texts.Any(host => !IsGatewayHost(host)))
            {
                report($"hosts {server["hosts"].Canonical}");
            }
        }
    }

    private static bool IsGatewayHost(string text)
    {
        string[] parts = text.Split('/');
        string host = parts[^1];
        bool isName = host == "*" || Names.IsIp(host) || (Names.IsHost(host) && host.Contains('.') && !host.StartsWith("*-", StringComparison.Ordinal));
        return isName && (parts.Length == 1 || (parts.Length == 2 && (parts[0] is "*" or "." || Names.IsDnsLabel(parts[0]))));
    }
}
