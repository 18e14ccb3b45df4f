using System.Collections.Immutable;

namespace Coddiwomple.Planning;

/// <summary>
/// The objects of one service in one cluster, in the order in which they are applied; empty where the cluster needs none. Clusters that see the service
/// alike share objects: they are the same by reference.
/// </summary>
internal sealed record ServicePlan(ImmutableArray<ResourcePlan> Resources);
