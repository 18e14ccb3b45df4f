
namespace Coddiwomple.Statistics;

/// <summary>What every cluster has to hold, and what <c>callers</c> declarations would take away from it.</summary>
internal sealed record MeshStatistics(ReadOnlyArray<ClusterStatistics> Clusters, ReadOnlyArray<Narrowing> Narrowings);

/// <summary>
/// One cluster. <see cref="Whole"/>: all of its objects. <see cref="Sidecar"/>: those that the sidecars see that see most, which are those of
/// <see cref="SidecarNamespace"/>, or all sidecars where it is null. <see cref="Largest"/>: what single services have in it for their callers here, but for
/// services to which other services' routes lead: their objects cannot go alone, so they are in no <see cref="ServiceGroup"/> either.
/// </summary>
internal sealed record ClusterStatistics(
    string Name,
    Load Whole,
    Load Sidecar,
    string? SidecarNamespace,
    ServiceGroup Elsewhere,
    ServiceGroup Closed,
    ReadOnlyArray<ServiceLoad> Largest);

/// <summary>Services that have something in common, and what they add up to in a sidecar of the cluster.</summary>
internal sealed record ServiceGroup(int Services, Load Load)
{
    public static ServiceGroup None { get; } = new(0, Load.None);

    public ServiceGroup With(Load load) => new(Services + 1, Load + load);

    public static ServiceGroup operator +(ServiceGroup a, ServiceGroup b) => new(a.Services + b.Services, a.Load + b.Load);
}

/// <summary>
/// What one service has in a cluster for its callers there, and would not have if <c>callers</c> left the cluster out. <see cref="RunsHere"/>: the cluster
/// runs the service. <see cref="IsClosed"/>: <c>access</c> admits nobody who runs in the cluster.
/// </summary>
internal sealed record ServiceLoad(string Service, Load Load, bool RunsHere, bool IsClosed);

/// <summary>
/// A <c>callers</c> declaration that says no more than the service's <c>access</c> does already. A null list needs no change. <see cref="Saved"/>: what
/// goes from the clusters that are not among <see cref="Clusters"/>; <see cref="SidecarBytes"/>: what a sidecar outside of the declaration is rid of.
/// </summary>
internal sealed record Narrowing(string Service, ReadOnlyArray<string>? Clusters, ReadOnlyArray<string>? Namespaces, Load Saved, long SidecarBytes);
