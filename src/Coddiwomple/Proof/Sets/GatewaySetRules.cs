using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Sets;

/// <summary>Gateways among each other, and the VirtualServices that name them.</summary>
internal static class GatewaySetRules
{
    private const string Mesh = "mesh";

    public static void Check(ObjectSet set, DiagnosticBag diagnostics)
    {
        CheckServers(set, diagnostics);
        var gateways = new Dictionary<string, MeshObject>(StringComparer.Ordinal);
        foreach (MeshObject gateway in set.OfKind("Gateway"))
        {
            gateways.TryAdd($"{gateway.Namespace}/{gateway.Name}", gateway);
        }

        foreach (MeshObject item in set.OfKind("VirtualService"))
        {
            CheckVirtualService(item, gateways, diagnostics);
        }
    }

    private static void CheckServers(ObjectSet set, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, (MeshObject Item, YamlNode Host)>(StringComparer.Ordinal);
        foreach (GatewayServer server in set.OfKind("Gateway").SelectMany(GatewayServer.Of))
        {
            foreach (YamlNode host in server.Hosts)
            {
                string key = $"{server.Listener} {GatewayServer.NameOf(host)}";
                if (!owners.TryAdd(key, (server.Item, host)) && owners[key].Item != server.Item)
                {
                    diagnostics.Report(
                        Catalogue.SameGatewayServer,
                        host.Span,
                        $"port {server.Port} of host \"{host.Text}\" is in two Gateways of the same workloads",
                        "only one of them is used: join them, or select other workloads",
                        new RelatedPlace(owners[key].Host.Span, $"it is in {owners[key].Item} too"));
                }
            }
        }
    }

    private static void CheckVirtualService(MeshObject item, Dictionary<string, MeshObject> gateways, DiagnosticBag diagnostics)
    {
        foreach (YamlNode name in item.Spec.Field("gateways").Items.Where(name => name.Text is not (Mesh or "")))
        {
            string key = name.Text.Contains('/', StringComparison.Ordinal) ? name.Text : $"{item.Namespace}/{name.Text}";
            if (!gateways.TryGetValue(key, out MeshObject? gateway))
            {
                diagnostics.Report(Catalogue.NotAmongFiles, name.Span, $"Gateway \"{key}\" is not among the files", "give its file too, to have the hosts compared");
                continue;
            }

            string[] served = [.. GatewayServer.Of(gateway).SelectMany(server => server.Hosts).Select(GatewayServer.NameOf)];
            foreach (PlacedHost host in HostNames.Of(item))
            {
                if (!served.Any(other => DnsSyntax.Overlap(other, host.Name)))
                {
                    diagnostics.Report(
                        Catalogue.HostNotInGateway,
                        host.Span,
                        $"Gateway \"{key}\" does not serve \"{host.Name}\"",
                        "name the host in one of its servers, or another Gateway here",
                        new RelatedPlace(gateway.Place, "the Gateway is here"));
                }
            }
        }
    }
}
