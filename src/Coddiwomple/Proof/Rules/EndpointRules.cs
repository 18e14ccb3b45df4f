using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>An endpoint of a ServiceEntry, or a WorkloadEntry.</summary>
internal static class EndpointRules
{
    /// <summary>A WorkloadEntry, or the template of a WorkloadGroup, whose address comes later.</summary>
    public static void CheckWorkload(YamlNode? node, bool isTemplate, ProofReport report)
    {
        if (node is not YamlMapping workload)
        {
            return;
        }

        string address = workload.TextOf("address");
        bool isUnix = UnixSyntax.IsUnix(address);
        if (address.Length == 0 && !isTemplate)
        {
            CheckEmptyAddress(workload, report);
        }
        else if (address.Length > 0 && !isUnix && !isTemplate && !IpSyntax.IsAddress(address) && !DnsSyntax.IsFullName(address))
        {
            ReportAddress(workload, "write an IP address, a DNS name or unix:// with a path", report);
        }

        CheckUnix(workload, report);
        CheckPorts(workload, null, report);
        CheckLabels(workload, isTemplate, report);
    }

    /// <summary><paramref name="ports"/>: names of the ports of the ServiceEntry.</summary>
    public static void CheckEndpoint(YamlNode endpoint, string resolution, IReadOnlyCollection<string> ports, ProofReport report)
    {
        string address = endpoint.TextOf("address");
        bool isUnix = UnixSyntax.IsUnix(address);
        if (resolution == "STATIC")
        {
            if (address.Length == 0)
            {
                CheckEmptyAddress(endpoint, report);
            }
            else if (!isUnix && !IpSyntax.IsAddress(address))
            {
                ReportAddress(endpoint, "resolution STATIC takes IP addresses; names need resolution DNS", report);
            }

            if (isUnix && ports.Count != 1 && endpoint.Field("address") is { } socket)
            {
                report.Report(Catalogue.UnfittingField, socket, "a unix endpoint needs a ServiceEntry with exactly one port", "split the ServiceEntry");
            }
        }
        else if (!IpSyntax.IsAddress(address) && !DnsSyntax.IsFullName(address))
        {
            ReportAddress(endpoint, isUnix ? $"unix sockets need resolution STATIC, not {resolution}" : "write an IP address or a DNS name", report);
        }

        CheckUnix(endpoint, report);
        CheckPorts(endpoint, ports, report);
        CheckLabels(endpoint, false, report);
    }

    private static void CheckEmptyAddress(YamlNode workload, ProofReport report)
    {
        if (!workload.Has("network"))
        {
            report.Report(Catalogue.IncompleteObject, workload, "an endpoint needs \"address\" or \"network\"", "add \"address:\"");
        }
    }

    private static void ReportAddress(YamlNode workload, string hint, ProofReport report) =>
        report.Report(Catalogue.InvalidObjectAddress, workload.Field("address") ?? workload, $"\"{Hints.Shorten(workload.TextOf("address"))}\" is not a valid endpoint address", hint);

    private static void CheckUnix(YamlNode workload, ProofReport report)
    {
        string address = workload.TextOf("address");
        if (!UnixSyntax.IsUnix(address))
        {
            return;
        }

        if (!UnixSyntax.IsValid(address))
        {
            ReportAddress(workload, UnixSyntax.Rule, report);
        }

        if (workload.Entry("ports") is { Value: YamlMapping { Entries.Length: > 0 } } ports)
        {
            report.Report(Catalogue.UnfittingField, ports.Key, "a unix endpoint has no ports", "remove \"ports\"");
        }
    }

    private static void CheckPorts(YamlNode workload, IReadOnlyCollection<string>? known, ProofReport report)
    {
        foreach (YamlEntry port in workload.Field("ports").Entries)
        {
            string name = port.Key.Text;
            if (!DnsSyntax.IsLabel(name) || name.Length > PortSyntax.LongestName)
            {
                report.Report(Catalogue.InvalidObjectValue, port.Key, $"\"{Hints.Shorten(name)}\" is not a valid port name", $"use letters, digits and \"-\", at most {PortSyntax.LongestName} characters");
            }
            else if (known is not null && !known.Contains(name))
            {
                report.Report(Catalogue.UndefinedPort, port.Key, $"the ServiceEntry has no port \"{Hints.Shorten(name)}\"", Hints.DidYouMean(name, known, "ports"));
            }

            CommonRules.CheckPort(workload.Field("ports"), name, report);
        }
    }

    private static void CheckLabels(YamlNode workload, bool isTemplate, ProofReport report)
    {
        if (!isTemplate)
        {
            CommonRules.CheckLabels(workload.Field("labels"), report);
        }
    }
}
