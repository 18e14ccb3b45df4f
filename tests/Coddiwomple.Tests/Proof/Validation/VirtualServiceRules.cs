using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What Istio's webhook refuses, or warns of, in a VirtualService for the mesh.</summary>
internal static class VirtualServiceRules
{
    public static void Check(IstioObject item, Action<string> report)
    {
        Node spec = item.Spec;
        CheckHosts([.. spec["hosts"].Texts], report);
        ExportRules.Check(item, allowNone: false, report);
        if (spec["http"].Items.IsEmpty && spec["tls"].Items.IsEmpty && spec["tcp"].Items.IsEmpty)
        {
            report("no http, tls or tcp route");
        }

        foreach (Node route in spec["http"].Items)
        {
            HttpRouteRules.Check(route, report);
        }

        foreach (Node route in spec["tls"].Items)
        {
            CheckTls(route, [.. spec["hosts"].Texts], report);
        }

        foreach (Node route in spec["tcp"].Items)
        {
            CheckDestinations(route["route"], "tcp", report);
            CheckMatchPorts(route, report);
        }

        CheckReachable(spec["http"], report);
        CheckReachable(spec["tcp"], report);
    }

    /// <summary>One destination a service, subset and port; weights that sum to 100, as Istio below 1.15 demands and we promise always.</summary>
    public static void CheckDestinations(Node destinations, string path, Action<string> report)
    {
        if (destinations.Items.IsEmpty)
        {
            report($"{path}: no route");
        }

        foreach (Node item in destinations.Items)
        {
            Node destination = item["destination"];
            bool valid = Names.IsFqdn(destination["host"].TextOrNull ?? "") && destination["port"]["number"].IntOrNull is >= 1 and <= 65535
                && (!destination["subset"].Exists || Names.IsDnsLabel(destination["subset"].TextOrNull ?? ""));
            if (!valid)
            {
                report($"{path}: destination {destination.Canonical} is invalid");
            }
        }

        bool summed = destinations.Items.Length == 1
            ? destinations.Items[0]["weight"].IntOrNull is null or 100
            : destinations.Items.Sum(item => item["weight"].IntOrNull ?? 0) == 100 && destinations.Items.All(item => item["weight"].IntOrNull is >= 0 and <= 100);
        if (!destinations.Items.IsEmpty && !summed)
        {
            report($"{path}: weights do not sum to 100");
        }

        if (destinations.Items.Select(item => item["destination"].Canonical).Distinct().Count() != destinations.Items.Length)
        {
            report($"{path}: one destination twice");
        }
    }

    private static void CheckHosts(string[] hosts, Action<string> report)
    {
        if (hosts.Length == 0 || hosts.Distinct(StringComparer.OrdinalIgnoreCase).Count() != hosts.Length)
        {
            report("no host, or one host twice");
        }

        foreach (string host in hosts)
        {
            if (host == "*" || (!Names.IsHost(host) && !Names.IsIp(host)))
            {
                report($"host {host} is invalid");
            }
        }
    }

    private static void CheckTls(Node route, string[] hosts, Action<string> report)
    {
        CheckDestinations(route["route"], "tls", report);
        CheckMatchPorts(route, report);
        if (route["match"].Items.IsEmpty)
        {
            report("tls: no match");
        }

        foreach (Node match in route["match"].Items)
        {
            string[] sniHosts = [.. match["sniHosts"].Texts];
            if (sniHosts.Length == 0 || sniHosts.Any(sni => !hosts.Contains(sni, StringComparer.Ordinal)))
            {
                report("tls: sniHosts missing or beyond the hosts of the VirtualService");
            }
        }
    }

    private static void CheckMatchPorts(Node route, Action<string> report)
    {
        foreach (Node match in route["match"].Items)
        {
            if (match["port"].Exists && match["port"].IntOrNull is not (>= 1 and <= 65535))
            {
                report("match.port out of range");
            }
        }
    }

    // IST0130 and IST0131: a rule after one that matches all, and matches that stand twice.
    private static void CheckReachable(Node routes, Action<string> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool all = false;
        foreach (Node route in routes.Items)
        {
            if (all)
            {
                report("a route after one without match can never match");
            }

            all |= route["match"].Items.IsEmpty;
            if (!route["match"].Items.IsEmpty && !route["match"].Items.Any(match => seen.Add(match.Canonical)))
            {
                report("a route whose matches all stand in earlier routes");
            }
        }
    }
}
