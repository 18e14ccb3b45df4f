using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a ServiceEntry.</summary>
internal static class ServiceEntryRules
{
    private const string AllocationLabel = "networking.istio.io/enable-autoallocate-ip";

    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        CommonRules.CheckSelector(spec, "workloadSelector", "labels", report);
        CommonRules.CheckExclusive(spec, report, "workloadSelector", "endpoints");
        foreach (YamlNode host in spec.Field("hosts").Items)
        {
            CheckHost(host, spec.TextOf("resolution"), report);
        }

        foreach (YamlNode address in spec.Field("addresses").Items)
        {
            CheckAddress(address, Resolution(spec), report);
        }

        CheckPorts(spec, report);
        CheckAllocation(item, report);
        CheckResolution(item, report);
        CheckSeveralHosts(spec, report);
        ExportRules.Check(item, report);
    }

    private static string Resolution(YamlNode? spec) => spec.TextOf("resolution") is { Length: > 0 } resolution ? resolution : "NONE";

    private static void CheckHost(YamlNode host, string resolution, ProofReport report)
    {
        if (host.Text == "*")
        {
            report.Report(Catalogue.InvalidObjectHost, host, "a ServiceEntry cannot stand for every host", "name hosts, or a domain such as \"*.example.com\"");
            return;
        }

        CommonRules.CheckHost(host, "host", report);
        if (resolution != "DYNAMIC_DNS" && host.Text.StartsWith('*') && !host.Text.StartsWith("*.", StringComparison.Ordinal))
        {
            report.Report(Catalogue.IneffectiveSetting, host, $"the partial wildcard \"{Hints.Shorten(host.Text)}\" is not supported", "begin with \"*.\"");
        }
    }

    private static void CheckAddress(YamlNode address, string resolution, ProofReport report)
    {
        if (!IpSyntax.IsAddressOrRange(address.Text))
        {
            report.Report(Catalogue.InvalidObjectAddress, address, $"\"{Hints.Shorten(address.Text)}\" is not an IP address or CIDR range", "write 240.0.0.1, 10.0.0.0/16 or 2001:db8::1");
        }
        else if (address.Text.Contains('/', StringComparison.Ordinal) && resolution is not ("NONE" or "STATIC"))
        {
            report.Report(Catalogue.UnfittingField, address, $"a CIDR range with resolution {resolution}", "ranges go with NONE and STATIC only: write an address");
        }
    }

    private static void CheckPorts(YamlNode? spec, ProofReport report)
    {
        var names = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (YamlNode port in spec.Field("ports").Items)
        {
            CheckOnce(port, "name", names, report);
            CheckOnce(port, "number", numbers, report);
            if (port.Field("name") is { } name && !DnsSyntax.IsLabel(name.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid port name", "use letters, digits and \"-\", at most 63 characters");
            }

            if (port.Field("protocol") is { } protocol && protocol.Text.Length > 0 && !ProtocolWords.IsKnown(protocol.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, protocol, $"unknown protocol \"{Hints.Shorten(protocol.Text)}\"", ProtocolWords.HintFor(protocol.Text));
            }

            CommonRules.CheckPort(port, "number", report);
            CommonRules.CheckPort(port, "targetPort", report);
        }
    }

    // Without an address of its own a TCP port is told by its number alone; istiod allocates one, unless it is told not to.
    private static void CheckAllocation(MeshObject item, ProofReport report)
    {
        if (!item.Spec.Field("addresses").Items.IsEmpty || !item.Metadata.Field("labels").TextOf(AllocationLabel).Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (YamlNode port in item.Spec.Field("ports").Items)
        {
            if (port.TextOf("protocol").ToUpperInvariant() is "" or "TCP")
            {
                report.Report(
                    Catalogue.OmittedField,
                    port.Field("protocol") ?? port,
                    $"{ProtocolWords.Describe(port.TextOf("protocol"))} without \"addresses\", and none is allocated",
                    "its listener takes every call to the port then: give the entry an address, or take the label " + AllocationLabel + " away");
            }
        }
    }

    private static void CheckOnce(YamlNode port, string field, Dictionary<string, YamlNode> seen, ProofReport report)
    {
        if (port.Field(field) is { } value && !seen.TryAdd(value.Text, value))
        {
            report.Report(
                Catalogue.RepeatedInObject,
                value.Span,
                $"two ports with the {field} \"{Hints.Shorten(value.Text)}\"",
                "every port has a name and a number of its own",
                new RelatedPlace(seen[value.Text].Span, "the first one"));
        }
    }

    private static void CheckResolution(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        string resolution = Resolution(spec);
        List<string> ports = [.. spec.Field("ports").Items.Select(port => port.TextOf("name"))];
        ReadOnlyArray<YamlNode> endpoints = spec.Field("endpoints").Items;
        switch (resolution)
        {
            case "NONE" when spec.Field("endpoints") is not null && spec.Has("workloadSelector"):
                return;
            case "NONE" when spec.Entry("endpoints") is { } unused:
                report.Report(Catalogue.UnfittingField, unused.Key, "endpoints with resolution NONE", "with NONE calls go where the caller asks: write \"resolution: STATIC\" or \"DNS\", or remove the endpoints");
                return;
            case "DYNAMIC_DNS":
                CheckDynamic(item, report);
                return;
            case "DNS" or "DNS_ROUND_ROBIN" when endpoints.IsEmpty:
                foreach (YamlNode host in spec.Field("hosts").Items.Where(host => !DnsSyntax.IsFullName(host.Text)))
                {
                    report.Report(Catalogue.UnfittingField, host, $"\"{Hints.Shorten(host.Text)}\" cannot be resolved by DNS", $"without endpoints resolution {resolution} asks DNS for the host itself: name it in full, or give endpoints");
                }

                break;
            case "DNS_ROUND_ROBIN" when endpoints.Length > 1:
                report.Report(Catalogue.UnfittingField, endpoints[1], "resolution DNS_ROUND_ROBIN takes one endpoint at most", "write \"resolution: DNS\"");
                break;
        }

        if (resolution == "NONE" && spec.Entry("workloadSelector") is { } selector)
        {
            report.Report(Catalogue.IneffectiveSetting, selector.Key, $"\"workloadSelector\" with resolution {resolution}", "workloads are known by their addresses: write \"resolution: STATIC\"");
        }

        foreach (YamlNode endpoint in endpoints)
        {
            EndpointRules.CheckEndpoint(endpoint, resolution, ports, report);
        }
    }

    private static void CheckDynamic(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        foreach (YamlNode host in spec.Field("hosts").Items.Where(host => !host.Text.StartsWith('*')))
        {
            report.Report(Catalogue.UnfittingField, host, $"\"{Hints.Shorten(host.Text)}\" with resolution DYNAMIC_DNS", "it is for wildcards only; a single host needs resolution DNS");
        }

        if (spec.FirstOf("addresses", "endpoints") is { } entry)
        {
            report.Report(Catalogue.UnfittingField, entry.Key, $"\"{entry.Key.Text}\" with resolution DYNAMIC_DNS", "the host of each call is resolved: remove it");
        }

        foreach (YamlNode port in spec.Field("ports").Items)
        {
            string text = port.TextOf("protocol");
            if ((text.Length == 0 || ProtocolWords.IsKnown(text)) && text.ToUpperInvariant() is not ("HTTP" or "HTTP2" or "GRPC" or "TLS"))
            {
                report.Report(Catalogue.UnfittingField, port.Field("protocol") ?? port, $"{ProtocolWords.Describe(text)} with resolution DYNAMIC_DNS", "the host must be in the call: write HTTP, HTTP2, GRPC or TLS");
            }
        }

        string waypoint = item.Metadata.Field("labels").TextOf("istio.io/use-waypoint");
        if (spec.Field("location") is { Text: "MESH_INTERNAL" } location && waypoint.Length > 0 && !waypoint.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            report.Report(Catalogue.UnfittingField, location, "location MESH_INTERNAL with resolution DYNAMIC_DNS and a waypoint", "write \"location: MESH_EXTERNAL\", or take the label istio.io/use-waypoint away");
        }
    }

    private static void CheckSeveralHosts(YamlNode? spec, ProofReport report)
    {
        if (spec.Field("hosts").Items.Length < 2 || Resolution(spec) == "NONE")
        {
            return;
        }

        foreach (YamlNode port in spec.Field("ports").Items)
        {
            string protocol = port.TextOf("protocol");
            if (!ProtocolWords.IsHttp(protocol) && !ProtocolWords.IsTls(protocol))
            {
                report.Report(Catalogue.UnfittingField, port.Field("protocol") ?? port, $"several hosts and {ProtocolWords.Describe(protocol)}", "only HTTP and TLS tell hosts apart: write a ServiceEntry a host");
                return;
            }
        }
    }
}
