using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>tls and tcp routes of a VirtualService.</summary>
internal static class L4RouteRules
{
    public static void Check(YamlNode? spec, bool mayBeSni, ProofReport report)
    {
        foreach (YamlNode route in spec.Field("tls").Items)
        {
            CheckTls(route, spec.Field("hosts"), mayBeSni, report);
            CheckRoute(route, "tls", report);
        }

        foreach (YamlNode route in spec.Field("tcp").Items)
        {
            foreach (YamlNode match in route.Field("match").Items)
            {
                CheckMatch(match, report);
            }

            CheckRoute(route, "tcp", report);
        }
    }

    private static void CheckRoute(YamlNode route, string protocol, ProofReport report)
    {
        if (route.Field("route").Items.IsEmpty)
        {
            report.Report(Catalogue.IncompleteObject, route, $"a {protocol} route that leads nowhere", "give it \"route\" with a destination");
        }

        DestinationRules.CheckList(route.Field("route"), report);
    }

    private static void CheckTls(YamlNode route, YamlNode? hosts, bool mayBeSni, ProofReport report)
    {
        if (route.Field("match").Items.IsEmpty)
        {
            report.Report(Catalogue.IncompleteObject, route, "a tls route needs \"match\"", "add \"match: [{sniHosts: [...]}]\"");
        }

        foreach (YamlNode match in route.Field("match").Items)
        {
            YamlNode? names = match.Field("sniHosts");
            if (names.Items.IsEmpty)
            {
                report.Report(Catalogue.IncompleteObject, names ?? match, "a match of a tls route needs \"sniHosts\"", "add the hosts that clients ask for");
            }

            foreach (YamlNode name in names.Items)
            {
                CheckSniHost(name, hosts, mayBeSni, report);
            }

            CheckMatch(match, report);
        }
    }

    private static void CheckSniHost(YamlNode name, YamlNode? hosts, bool mayBeSni, ProofReport report)
    {
        string? problem = DnsSyntax.ProblemOfGatewayHost(name.Text, mayBeSni);
        if (IpSyntax.IsAddress(name.Text))
        {
            report.Report(Catalogue.IneffectiveSetting, name, $"the IP address \"{name.Text}\" in \"sniHosts\"", "clients send names in the SNI, not addresses");
        }
        else if (problem is not null && hosts.Items.Any(host => host.Text == name.Text))
        {
            // The host itself has been reported.
            return;
        }
        else if (problem is not null)
        {
            report.Report(Catalogue.InvalidObjectHost, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid SNI host", problem);
        }
        else if (!hosts.Items.Any(host => DnsSyntax.Covers(host.Text, name.Text)))
        {
            report.Report(
                Catalogue.InvalidObjectHost, name, $"SNI host \"{Hints.Shorten(name.Text)}\" is not among the hosts of the VirtualService", Hints.DidYouMean(name.Text, [.. hosts.Items.Select(host => host.Text)], "hosts"));
        }
    }

    private static void CheckMatch(YamlNode match, ProofReport report)
    {
        foreach (YamlNode subnet in match.Field("destinationSubnets").Items)
        {
            if (!IpSyntax.IsAddressOrRange(subnet.Text))
            {
                report.Report(Catalogue.InvalidObjectAddress, subnet, $"\"{Hints.Shorten(subnet.Text)}\" is not an IP address or CIDR range", "write 10.0.0.1 or 10.0.0.0/16");
            }
        }

        if (match.Number("port") is not 0)
        {
            CommonRules.CheckPort(match, "port", report);
        }

        CommonRules.CheckLabels(match.Field("sourceLabels"), report);
        VirtualServiceRules.CheckGatewayNames(match.Field("gateways"), report);
    }
}
