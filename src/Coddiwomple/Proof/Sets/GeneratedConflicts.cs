using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Sets;

/// <summary>Takes a user's objects and what is generated beside them, reports where they get in each other's way; equal conflicts of several clusters once.</summary>
internal sealed class GeneratedConflicts(ReadOnlyArray<GeneratedCluster> clusters, string rootNamespace, DiagnosticBag diagnostics)
{
    public void Check(ObjectSet set)
    {
        foreach (MeshObject item in set.Objects)
        {
            CheckIdentity(item);
            switch (item.Kind)
            {
                case "VirtualService" when HostNames.IsForMesh(item):
                    CheckVirtualService(item);
                    break;
                case "DestinationRule":
                    CheckDestinationRule(item);
                    break;
                case "ServiceEntry":
                    CheckServiceEntry(item);
                    break;
                case "Gateway":
                    CheckGateway(item);
                    break;
            }
        }
    }

    private void CheckIdentity(MeshObject item)
    {
        if (Find(cluster => cluster.Same(item)) is { } found)
        {
            diagnostics.Report(Catalogue.IdentityConflict, item.Place, $"{item} is generated for {found.Clusters} too", "the one that is applied last takes the place of the other: rename yours");
        }
    }

    private void CheckVirtualService(MeshObject item)
    {
        foreach (PlacedHost host in HostNames.Of(item))
        {
            if (FindSharing(host, item) is { } found)
            {
                diagnostics.Report(
                    Catalogue.VirtualServiceConflict,
                    host.Span,
                    $"host \"{host.Name}\" has the generated {found.Item} in {found.Clusters} already",
                    "sidecars use only one of them: write the routes into the topology");
            }
        }
    }

    // Rules are looked for in the caller's namespace, then in the service's, then in the root namespace; the first that fits is taken whole. For callers in the
    // root namespace its public rules are not those of the caller's namespace, or "*.local" there would stand before every other rule.
    private void CheckDestinationRule(MeshObject item)
    {
        foreach (PlacedHost host in HostNames.Of(item))
        {
            if (Find(cluster => Beside(item, CoveredBy(host.Name, cluster)).Where(other => TakesPlace(item, host.Name, other))) is not { } found)
            {
                continue;
            }

            bool isSameNamespace = found.Item.Namespace == item.Namespace;
            string generatedHost = HostNames.Of(found.Item).First().Name;
            diagnostics.Report(
                Catalogue.DestinationRuleConflict,
                host.Span,
                isSameNamespace
                    ? $"the rule shares host \"{generatedHost}\" and namespace \"{item.Namespace}\" with the generated {found.Item} in {found.Clusters}"
                    : $"for callers in namespace \"{item.Namespace}\" the rule takes the place of the generated {found.Item} for \"{generatedHost}\" in {found.Clusters}",
                isSameNamespace
                    ? "subsets that other clusters and the gateway need get lost: write the policy into the topology, under \"policy\""
                    : "the subsets, the TLS settings and the failover of the generated rule do not apply then: write the policy into the topology, under \"policy\"");
        }
    }

    private static IEnumerable<MeshObject> CoveredBy(string host, GeneratedCluster cluster) =>
        host.Contains('*', StringComparison.Ordinal) ? cluster.OfKind("DestinationRule") : cluster.WithHost("DestinationRule", host);

    private bool TakesPlace(MeshObject item, string host, MeshObject generated)
    {
        if (item.Namespace != generated.Namespace && item.Namespace == rootNamespace && !HostNames.IsPrivate(item))
        {
            return false;
        }

        if (item.Namespace != generated.Namespace && !(HostNames.IsSeenFrom(item, item.Namespace) && HostNames.IsSeenFrom(generated, item.Namespace)))
        {
            return false;
        }

        foreach (PlacedHost other in HostNames.Of(generated))
        {
            if (item.Namespace == generated.Namespace ? host == other.Name : DnsSyntax.Covers(host, other.Name))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckServiceEntry(MeshObject item)
    {
        foreach (PlacedHost host in HostNames.Of(item))
        {
            if (FindSharing(host, item) is { } found)
            {
                diagnostics.Report(
                    Catalogue.ServiceEntryConflict, host.Span, $"host \"{host.Name}\" has the generated {found.Item} in {found.Clusters} already", "callers would get the endpoints of one of them only: remove yours, or choose another host");
            }
        }
    }

    private void CheckGateway(MeshObject item)
    {
        foreach (GatewayServer server in GatewayServer.Of(item))
        {
            if (Find(cluster => Beside(item, cluster.OfKind(item.Kind)).Where(other => GatewayServer.Of(other).Any(generated => generated.Listener == server.Listener))) is { } found)
            {
                diagnostics.Report(
                    Catalogue.GatewayConflict,
                    item.Root.Field("spec").Field("servers") is { } servers ? YamlAccess.PlaceOf(servers.Items.FirstOrDefault(node => node.Field("port").TextOf("number") == server.Port) ?? servers) : item.Place,
                    $"port {server.Port} of these workloads has the generated {found.Item} in {found.Clusters} already",
                    "remove yours, or give the generated one workloads of its own with \"gateways[].selector\"");
            }
        }
    }

    // Of the same kind, for the same host and some of the same callers.
    private (MeshObject Item, string Clusters)? FindSharing(PlacedHost host, MeshObject item) =>
        Find(cluster => Beside(item, cluster.WithHost(item.Kind, host.Name)).Where(other => HostNames.ShareCallers(other, item)));

    // The object of the first cluster that has one, and the names of all that do.
    private (MeshObject Item, string Clusters)? Find(Func<GeneratedCluster, IEnumerable<MeshObject>> candidates)
    {
        MeshObject? first = null;
        var names = new List<string>();
        foreach (GeneratedCluster cluster in clusters)
        {
            if (candidates(cluster).FirstOrDefault() is { } found)
            {
                first ??= found;
                names.Add(cluster.Name);
            }
        }

        return first is null ? null : (first, $"{(names.Count == 1 ? "cluster" : "clusters")} {Hints.List(names)}");
    }

    // What has its very name has been told of already.
    private static IEnumerable<MeshObject> Beside(MeshObject item, IEnumerable<MeshObject> others) =>
        others.Where(other => other.Name != item.Name || other.Namespace != item.Namespace);
}
