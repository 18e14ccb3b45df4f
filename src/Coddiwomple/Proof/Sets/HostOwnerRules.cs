using Coddiwomple.Diagnostics;

namespace Coddiwomple.Proof.Sets;

/// <summary>One VirtualService a host for the sidecars of a namespace, and one DestinationRule a host and namespace.</summary>
internal static class HostOwnerRules
{
    public static void Check(ObjectSet set, DiagnosticBag diagnostics)
    {
        CheckVirtualServices(set, diagnostics);
        CheckDestinationRules(set, diagnostics);
    }

    private static void CheckVirtualServices(ObjectSet set, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, List<(MeshObject Item, PlacedHost Host)>>(StringComparer.Ordinal);
        foreach (MeshObject item in set.OfKind("VirtualService").Where(HostNames.IsForMesh))
        {
            foreach (PlacedHost host in HostNames.Of(item))
            {
                List<(MeshObject Item, PlacedHost Host)> known = owners.TryGetValue(host.Name, out var found) ? found : owners[host.Name] = [];
                int first = known.FindIndex(other => !IsSame(other.Item, item) && HostNames.ShareCallers(other.Item, item));
                if (first >= 0)
                {
                    diagnostics.Report(
                        Catalogue.SameVirtualHost,
                        host.Span,
                        $"host \"{host.Name}\" is in two VirtualServices",
                        "sidecars use only one of them: join their routes, or narrow \"exportTo\"",
                        new RelatedPlace(known[first].Host.Span, $"it is in {known[first].Item} too"));
                }

                known.Add((item, host));
            }
        }
    }

    private static void CheckDestinationRules(ObjectSet set, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, (MeshObject Item, PlacedHost Host)>(StringComparer.Ordinal);
        foreach (MeshObject item in set.OfKind("DestinationRule").Where(item => !item.Spec.Has("workloadSelector")))
        {
            foreach (PlacedHost host in HostNames.Of(item))
            {
                string key = $"{item.Namespace}/{host.Name}";
                if (!owners.TryAdd(key, (item, host)) && !IsSame(owners[key].Item, item))
                {
                    diagnostics.Report(
                        Catalogue.SameRuleHost,
                        host.Span,
                        $"host \"{host.Name}\" has two DestinationRules in namespace \"{item.Namespace}\"",
                        "istiod joins their subsets and keeps one of the policies, without a word: write one rule",
                        new RelatedPlace(owners[key].Host.Span, $"it is in {owners[key].Item} too"));
                }
            }
        }
    }

    // What is written twice under one name is reported as that.
    private static bool IsSame(MeshObject one, MeshObject other) => one.Namespace == other.Namespace && one.Name == other.Name;
}
