using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>The basics of a core/v1 Service, here always one without selector that only makes a name resolve.</summary>
internal static class ServiceRules
{
    private static readonly string[] s_fields = ["type", "ports"];
    private static readonly string[] s_portFields = ["name", "port", "protocol", "appProtocol", "targetPort"];

    public static void Check(IstioObject item, Action<string> report)
    {
        if (item.ApiVersion != "v1" || !item.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || !Names.IsDnsLabel(item.Name))
        {
            report("a Service is v1 and its name a DNS label");
        }

        if (char.IsAsciiDigit(item.Name[0]))
        {
            report("the name of a Service starts with a letter (RFC 1035)");
        }

        Node[] ports = [.. item.Spec["ports"].Items];
        string?[] names = [.. ports.Select(port => port["name"].TextOrNull)];
        if (ports.Length == 0 || (ports.Length > 1 && names.Contains(null)) || names.Distinct().Count() != ports.Length)
        {
            report("ports: none, unnamed or twice");
        }

        foreach (Node port in ports)
        {
            bool fits = port["port"] is ScalarNode { Kind: ScalarKind.Integer } && port["port"].Int is >= 1 and <= 65535
                && port.Fields.All(field => s_portFields.Contains(field.Key, StringComparer.Ordinal))
                && (port["protocol"].TextOrNull is null or "TCP") && (!port["name"].Exists || (port["name"] is ScalarNode { Kind: ScalarKind.String } && Names.IsDnsLabel(port["name"].Text)))
                && (!port["appProtocol"].Exists || port["appProtocol"] is ScalarNode { Kind: ScalarKind.String });
            if (!fits)
            {
                report($"port {port.Canonical}");
            }
        }

        if (ports.Select(port => port["port"].TextOrNull).Distinct().Count() != ports.Length)
        {
            report("one port number twice");
        }

        foreach ((string key, Node _) in item.Spec.Fields.Where(field => !s_fields.Contains(field.Key, StringComparer.Ordinal)))
        {
            report($"unexpected field {key}");
        }
    }
}
