
namespace Coddiwomple.Planning;

/// <summary>
/// The objects of one service in one cluster, in the order in which they are applied; empty where the cluster needs none. Clusters that see the service
/// alike share objects: they are the same by reference, as are their <see cref="Regions"/>, which take the places of marks, see <see cref="RegionMark"/>.
/// </summary>
internal sealed record ServicePlan(ReadOnlyArray<ResourcePlan> Resources, ReadOnlyArray<string> Regions = default)
{
    /// <summary>Whether another cluster gets the same objects, down to the regions that they say.</summary>
    public bool IsSharedWith(ServicePlan other) => Resources.AsSpan() == other.Resources.AsSpan() && Regions.AsSpan() == other.Regions.AsSpan();
}
