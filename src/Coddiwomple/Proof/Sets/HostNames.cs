using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Sets;

/// <summary>A host with the place it was written at.</summary>
internal readonly record struct PlacedHost(string Name, SourceSpan Span);

/// <summary>Hosts as istiod resolves them: a name without dots belongs to the object's own namespace.</summary>
internal static class HostNames
{
    private const string ClusterDomain = "svc.cluster.local";
    private const string Mesh = "mesh";

    public static string Resolve(string host, string itsNamespace)
    {
        string name = host.ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) || name.Contains('*', StringComparison.Ordinal) || name.Length == 0 ? name : $"{name}.{itsNamespace}.{ClusterDomain}";
    }

    public static bool HasHosts(MeshObject item) => item.Kind is "VirtualService" or "ServiceEntry" or "DestinationRule";

    /// <summary>The hosts of a VirtualService or ServiceEntry, or the one of a DestinationRule.</summary>
    public static IEnumerable<PlacedHost> Of(MeshObject item)
    {
        IEnumerable<YamlNode> nodes = item.Kind == "DestinationRule" ? item.Spec.Field("host") is { } host ? [host] : [] : item.Spec.Field("hosts").Items;
        foreach (YamlNode node in nodes.Where(node => node.Text.Length > 0))
        {
            yield return new PlacedHost(Resolve(node.Text, item.Namespace), node.Span);
        }
    }

    /// <summary>The VirtualService applies to sidecars, not only at gateways.</summary>
    public static bool IsForMesh(MeshObject virtualService)
    {
        YamlNode? gateways = virtualService.Spec.Field("gateways");
        return gateways.Items.IsEmpty || gateways.Items.Any(gateway => gateway.Text == Mesh);
    }

    /// <summary>Whether callers in some namespace see both.</summary>
    public static bool ShareCallers(MeshObject one, MeshObject other)
    {
        HashSet<string> first = Scope(one);
        HashSet<string> second = Scope(other);
        return first.Contains("*") ? second.Count > 0 : second.Contains("*") ? first.Count > 0 : first.Overlaps(second);
    }

    public static bool IsSeenFrom(MeshObject item, string itsNamespace) => Scope(item) is var scope && (scope.Contains("*") || scope.Contains(itsNamespace));

    /// <summary>It is exported to its own namespace and to no other.</summary>
    public static bool IsPrivate(MeshObject item) => Scope(item) is { Count: 1 } scope && scope.Contains(item.Namespace);

    private static HashSet<string> Scope(MeshObject item)
    {
        var scope = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode entry in item.Spec.Field("exportTo").Items)
        {
            scope.Add(entry.Text == "." ? item.Namespace : entry.Text);
        }

        if (scope.Count == 0)
        {
            scope.Add("*");
        }

        scope.Remove("~");
        return scope;
    }
}
