using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What can be wrong only between the objects of one cluster: dangling references and two objects for one thing (istioctl's analyzers).</summary>
internal static class SetRules
{
    public static void Check(string cluster, IReadOnlyList<IstioObject> objects, ClusterFacts facts, Action<string> report)
    {
        CheckIdentities(objects, report);
        CheckOnePerHost(objects, report);
        CheckGateways(objects, report);
        CheckAddresses(objects, report);
        CheckReferences(cluster, objects, facts, report);
    }

    private static void CheckIdentities(IReadOnlyList<IstioObject> objects, Action<string> report)
    {
        foreach (IGrouping<string, IstioObject> twice in objects.GroupBy(item => $"{item.ApiVersion} {item.Kind} {item.Namespace}/{item.Name}").Where(group => group.Count() > 1))
        {
            report($"two objects are {twice.Key}");
        }
    }

    // IST0109 and the silent merge of DestinationRules; ServiceEntries of one host may only be two when both sit in one namespace and select different things.
    private static void CheckOnePerHost(IReadOnlyList<IstioObject> objects, Action<string> report)
    {
        Report("VirtualService", item => item.Spec["hosts"].Texts, 1);
        Report("DestinationRule", item => [item.Spec["host"].TextOrNull ?? ""], 1);
        Report("ServiceEntry", item => item.Spec["hosts"].Texts.Select(host => item.Spec["workloadSelector"].Exists ? $"{host} by selector" : host), 1);

        void Report(string kind, Func<IstioObject, IEnumerable<string>> hosts, int most)
        {
            var pairs = objects.Where(item => item.Kind == kind).SelectMany(item => hosts(item).Select(host => host.ToLowerInvariant()));
            foreach (IGrouping<string, string> twice in pairs.GroupBy(host => host).Where(group => group.Count() > most))
            {
                report($"{twice.Count()} objects of kind {kind} for the host {twice.Key}");
            }
        }
    }

    // IST0145, and two AUTO_PASSTHROUGH servers on one workload whose filter chains would clash.
    private static void CheckGateways(IReadOnlyList<IstioObject> objects, Action<string> report)
    {
        var servers = objects.Where(item => item.Kind == "Gateway")
            .SelectMany(item => item.Spec["servers"].Items.Select(server => $"{item.Spec["selector"].Canonical} port {server["port"]["number"].Text}"));
        foreach (IGrouping<string, string> twice in servers.GroupBy(key => key).Where(group => group.Count() > 1))
        {
            report($"two Gateway servers for {twice.Key}");
        }
    }

    private static void CheckAddresses(IReadOnlyList<IstioObject> objects, Action<string> report)
    {
        var addresses = objects.Where(item => item.Kind == "ServiceEntry")
            .SelectMany(item => item.Spec["addresses"].Texts.Select(address => (Address: address, Hosts: item.Spec["hosts"].Canonical))).Distinct();
        foreach (var twice in addresses.GroupBy(pair => pair.Address).Where(group => group.Count() > 1))
        {
            report($"address {twice.Key} of several hosts");
        }
    }

    // IST0101, IST0112 and IST0174: hosts, ports and subsets that nobody defines.
    private static void CheckReferences(string cluster, IReadOnlyList<IstioObject> objects, ClusterFacts facts, Action<string> report)
    {
        var entries = objects.Where(item => item.Kind == "ServiceEntry").SelectMany(item => item.Spec["hosts"].Texts.Select(host => (Host: host, Item: item))).ToLookup(pair => pair.Host, pair => pair.Item);
        var rules = objects.Where(item => item.Kind == "DestinationRule").ToLookup(item => item.Spec["host"].TextOrNull ?? "");
        IEnumerable<int>? PortsOf(string host) =>
            entries[host].Any() ? entries[host].First().Spec["ports"].Items.Select(port => port["number"].Int) : facts.PortsOf(cluster, host);

        foreach (IstioObject rule in objects.Where(item => item.Kind == "DestinationRule" && PortsOf(item.Spec["host"].TextOrNull ?? "") is null))
        {
            report($"{rule} is for a host that nobody defines");
        }

        foreach (IstioObject service in objects.Where(item => item.Kind == "VirtualService"))
        {
            foreach (Node destination in DestinationsOf(service))
            {
                string host = destination["host"].TextOrNull ?? "";
                IEnumerable<int>? ports = PortsOf(host);
                if (ports is null || !ports.Contains(destination["port"]["number"].IntOrNull ?? 0))
                {
                    report($"{service}: {host} port {destination["port"]["number"].Canonical} does not exist");
                }

                if (destination["subset"].TextOrNull is { } subset && !rules[host].Any(rule => rule.Spec["subsets"].Items.Any(item => item["name"].TextOrNull == subset)))
                {
                    report($"{service}: {host} has no subset {subset}");
                }
            }
        }
    }

    private static IEnumerable<Node> DestinationsOf(IstioObject service)
    {
        foreach (string protocol in (string[])["http", "tls", "tcp"])
        {
            foreach (Node route in service.Spec[protocol].Items)
            {
                foreach (Node item in route["route"].Items.Concat(route["mirrors"].Items))
                {
                    yield return item["destination"];
                }

                if (route["mirror"].Exists)
                {
                    yield return route["mirror"];
                }
            }
        }
    }
}
