using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>Clusters whose Istio is not what a feature demands: told together, since the mistake is one.</summary>
internal sealed class ClustersWith
{
    private readonly ReadOnlyArray<Cluster> _clusters;

    private ClustersWith(ReadOnlyArray<Cluster> clusters) => _clusters = clusters;

    public bool IsEmpty => _clusters.IsEmpty;

    public RelatedPlace FirstPlace => new(_clusters[0].Span, $"\"{_clusters[0].Name}\" is defined here");

    public static ClustersWith OlderThan(int minor, IEnumerable<Cluster> clusters) =>
        new([.. clusters.Where(cluster => !cluster.IsSpoiled && !cluster.Istio.IsAtLeast(minor))]);

    public static ClustersWith From(int minor, IEnumerable<Cluster> clusters) =>
        new([.. clusters.Where(cluster => !cluster.IsSpoiled && cluster.Istio.IsAtLeast(minor))]);

    public override string ToString() =>
        _clusters.Length == 1
            ? $"cluster \"{_clusters[0].Name}\" has {_clusters[0].Istio}"
            : $"clusters {Hints.List(_clusters.Select(cluster => cluster.Name))} have {string.Join(", ", _clusters.Select(cluster => cluster.Istio).Distinct().Order())}";
}
