namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What the set-level rules must know of a cluster besides our own objects: the Kubernetes hosts it has, with their ports, by cluster.</summary>
internal sealed record ClusterFacts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<int>>> Hosts)
{
    public static ClusterFacts None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<int>>>());

    public IReadOnlyList<int>? PortsOf(string cluster, string host) => Hosts.GetValueOrDefault(cluster)?.GetValueOrDefault(host);
}
