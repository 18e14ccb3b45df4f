
namespace Coddiwomple.Planning;

/// <summary>
/// The objects of one service in one cluster, in the order in which they are applied; empty where the cluster needs none. Clusters that see the service
/// alike share objects: they are the same by reference. <see cref="Region"/> is what takes the place of <see cref="CallerRegion.Mark"/> in them.
/// </summary>
internal sealed record ServicePlan(ReadOnlyArray<ResourcePlan> Resources, string? Region = null)
{
    /// <summary>Whether another cluster gets the same objects, down to the region that they say.</summary>
    public bool IsSharedWith(ServicePlan other) => Resources.AsSpan() == other.Resources.AsSpan() && Region == other.Region;
}
