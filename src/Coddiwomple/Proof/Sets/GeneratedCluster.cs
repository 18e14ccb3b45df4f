namespace Coddiwomple.Proof.Sets;

/// <summary>What is generated for one cluster, as far as it was read; every list in the order of the files.</summary>
internal sealed class GeneratedCluster(string name, ReadOnlyArray<MeshObject> objects)
{
    private readonly ILookup<string, MeshObject> _byKind = objects.ToLookup(item => item.Kind, StringComparer.Ordinal);

    private readonly ILookup<(string Kind, string Namespace, string Name), MeshObject> _byIdentity = objects.ToLookup(item => (item.Kind, item.Namespace, item.Name));

    private readonly ILookup<(string Kind, string Host), MeshObject> _byHost = objects
        .Where(HostNames.HasHosts)
        .SelectMany(item => HostNames.Of(item).Select(host => (Item: item, Host: host.Name)))
        .ToLookup(pair => (pair.Item.Kind, pair.Host), pair => pair.Item);

    public string Name => name;

    public IEnumerable<MeshObject> OfKind(string kind) => _byKind[kind];

    /// <summary>Gives those that have kind, namespace and name of another one.</summary>
    public IEnumerable<MeshObject> Same(MeshObject other) => _byIdentity[(other.Kind, other.Namespace, other.Name)];

    /// <summary>Gives those of a kind that name exactly this host, as istiod resolves it.</summary>
    public IEnumerable<MeshObject> WithHost(string kind, string host) => _byHost[(kind, host)];
}
