using Coddiwomple.Model;

namespace Coddiwomple.Planning;

internal enum SubsetKind
{
    /// <summary><c>any-&lt;cluster&gt;</c> and <c>&lt;version&gt;-&lt;cluster&gt;</c>: the endpoints of one other cluster.</summary>
    Cluster,

    /// <summary><c>&lt;version&gt;</c>: every other cluster that runs the version; with <c>own: pods</c> the own pods of it as well.</summary>
    Version,

    /// <summary><c>any</c>: the own instances and the clusters that one SNI names, where the whole service needs several.</summary>
    Whole,
}

/// <summary>
/// A subset that a calling cluster's rule must have. Clusters in failover order; they share one Kubernetes host, so one SNI serves the subset.
/// <see cref="Selector"/> is what the subset selects endpoints by.
/// </summary>
internal sealed record SubsetNeed(string Name, SubsetKind Kind, string? Version, ReadOnlyArray<RemotePlacement> Clusters, Labels Selector)
{
    private const string WholeLabel = "coddiwomple.io/any";
    private const string VersionLabel = "coddiwomple.io/version-";

    public static SubsetNeed OfCluster(RemotePlacement remote) =>
        new("any-" + remote.Cluster.Name, SubsetKind.Cluster, null, [remote], remote.Cluster.EndpointSelector);

    /// <summary>The label <c>cluster</c> is enough: the SNI chooses the version there.</summary>
    public static SubsetNeed OfVersionIn(string version, RemotePlacement remote) =>
        new(version + "-" + remote.Cluster.Name, SubsetKind.Cluster, version, [remote], remote.Cluster.EndpointSelector);

    /// <summary>With <c>own: pods</c> the version's own labels select own pods and other clusters' endpoints alike.</summary>
    public static SubsetNeed OfVersion(Reach reach, string version, ReadOnlyArray<RemotePlacement> clusters) =>
        new(version, SubsetKind.Version, version, clusters, reach.UsesPods ? reach.Service.LabelsOf(version) : Labels.Of(VersionLabel + version, "true"));

    public static SubsetNeed OfWhole(Reach reach, ReadOnlyArray<RemotePlacement> clusters) =>
        new("any", SubsetKind.Whole, null, clusters, reach.UsesPods ? reach.Service.Selector : Labels.Of(WholeLabel, "true"));
}
