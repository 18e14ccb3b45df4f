using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook and CEL rules refuse, or warn of, in a ServiceEntry.</summary>
internal static class ServiceEntryRules
{
    private static readonly string[] s_http = ["HTTP", "HTTP2", "GRPC", "GRPC-WEB"];
    private static readonly string[] s_tls = ["HTTPS", "TLS"];

    public static void Check(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        string resolution = spec["resolution"].TextOrNull ?? "NONE";
        CheckHosts(spec, report);
        CheckAddresses(spec, resolution, report);
        CheckPorts(spec, report);
        CheckSelector(spec, report);
        ExportRules.Check(item, allowNone: true, report);
        string[] ports = [.. spec["ports"].Items.Select(port => port["name"].TextOrNull ?? "")];
        foreach (Node endpoint in spec["endpoints"].Items)
        {
            CheckEndpoint(endpoint, resolution, ports, report);
        }

        if (resolution == "NONE" && spec["endpoints"].Exists)
        {
            report("resolution NONE with endpoints");
        }

        foreach (string san in spec["subjectAltNames"].Texts)
        {
            if (san.Length == 0)
            {
                report("empty subjectAltNames entry");
            }
        }
    }

    private static void CheckHosts(Node spec, Action<string> report)
    {
        string[] hosts = [.. spec["hosts"].Texts];
        if (hosts.Length == 0)
        {
            report("no host");
        }

        foreach (string host in hosts)
        {
            if (host == "*" || !Names.IsHost(host))
            {
                report($"host {host} is invalid");
            }
        }

        bool onlyHttpAndTls = spec["ports"].Items.All(port => IsOneOf(port, s_http) || IsOneOf(port, s_tls));
        if (hosts.Length > 1 && !onlyHttpAndTls)
        {
            report("several hosts with a TCP port");
        }
    }

    private static void CheckAddresses(Node spec, string resolution, Action<string> report)
    {
        foreach (string address in spec["addresses"].Texts)
        {
            if (!Names.IsIp(address) && !(Names.IsCidr(address) && resolution is "NONE" or "STATIC"))
            {
                report($"address {address} is invalid");
            }
        }

        bool needsAddress = spec["ports"].Items.Any(port => !IsOneOf(port, s_http) && !IsOneOf(port, s_tls));
        if (needsAddress && spec["addresses"].Items.IsEmpty)
        {
            report("a TCP port without an address");
        }
    }

    private static void CheckPorts(Node spec, Action<string> report)
    {
        Node[] ports = [.. spec["ports"].Items];
        if (ports.Select(port => port["name"].TextOrNull).Distinct().Count() != ports.Length || ports.Select(port => port["number"].TextOrNull).Distinct().Count() != ports.Length)
        {
            report("duplicate port names or numbers");
        }

        foreach (Node port in ports)
        {
            if (!Names.IsDnsLabel(port["name"].TextOrNull ?? "") || port["name"].TextOrNull is { Length: > 62 })
            {
                report($"port name {port["name"].Canonical} is not a DNS label of less than 63 characters");
            }

            if (port["number"].IntOrNull is not (>= 1 and <= 65535) || (port["targetPort"].Exists && port["targetPort"].IntOrNull is not (>= 1 and <= 65535)))
            {
                report("port number out of range");
            }

            if (port["protocol"].TextOrNull is { } protocol && !Names.IsProtocol(protocol))
            {
                report($"unknown protocol {protocol}");
            }
        }
    }

    private static void CheckSelector(Node spec, Action<string> report)
    {
        if (!spec["workloadSelector"].Exists)
        {
            return;
        }

        Node labels = spec["workloadSelector"]["labels"];
        if (spec["endpoints"].Exists || labels.Fields.IsEmpty)
        {
            report("workloadSelector together with endpoints, or without labels");
        }

        MetadataRules.CheckLabels(labels, "workloadSelector", report);
    }

    private static void CheckEndpoint(Node endpoint, string resolution, string[] ports, Action<string> report)
    {
        string address = endpoint["address"].TextOrNull ?? "";
        bool addressFits = resolution switch
        {
            "STATIC" => Names.IsIp(address) || (address.Length == 0 && endpoint["network"].Exists),
            "DNS" or "DNS_ROUND_ROBIN" => Names.IsIp(address) || Names.IsFqdn(address),
            _ => false,
        };
        if (!addressFits)
        {
            report($"endpoint address {address} does not fit resolution {resolution}");
        }

        foreach ((string name, Node number) in endpoint["ports"].Fields)
        {
            if (!ports.Contains(name, StringComparer.Ordinal) || number.IntOrNull is not (>= 1 and <= 65535))
            {
                report($"endpoint port {name}: {number.Canonical} is no port of the entry");
            }
        }

        string[] locality = (endpoint["locality"].TextOrNull ?? "region").Split('/');
        if (locality.Length > 3 || locality.Any(part => part.Length == 0))
        {
            report($"endpoint locality {endpoint["locality"].Canonical} is not region[/zone[/subzone]]");
        }

        MetadataRules.CheckLabels(endpoint["labels"], "endpoint labels", report);
    }

    private static bool IsOneOf(Node port, string[] protocols) => protocols.Contains(port["protocol"].TextOrNull ?? "", StringComparer.OrdinalIgnoreCase);
}
