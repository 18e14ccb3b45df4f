using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>Finds the clusters that a user names; a name that the topology does not have is a usage error.</summary>
internal static class NamedClusters
{
    /// <summary>Gives them in the order of the topology; all where none is named. One that may be among what could not be read is left out.</summary>
    public static ReadOnlyArray<Cluster> Of(Topology topology, ReadOnlyArray<string> names)
    {
        if (names.IsEmpty)
        {
            return topology.Clusters;
        }

        foreach (string name in topology.IsWhole ? names : [])
        {
            Find(topology, name);
        }

        return topology.Clusters.Where(cluster => names.Contains(cluster.Name));
    }

    public static Cluster Find(Topology topology, string name)
    {
        if (topology.FindCluster(name) is { } cluster)
        {
            return cluster;
        }

        string? near = NameSuggester.Suggest(name, topology.Clusters.Select(known => known.Name));
        throw new CannotProceedException($"the topology has no cluster \"{name}\"", near is null ? null : $"did you mean \"{near}\"?");
    }
}
