using System.Collections.Immutable;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>What one cluster needs. Services by id; a service that needs nothing here is left out. Equal service plans may be shared between clusters.</summary>
internal sealed record ClusterPlan(Cluster Cluster, ImmutableArray<ResourcePlan> Mesh, ImmutableArray<ServicePlan> Services)
{
    public bool IsEmpty => Mesh.IsEmpty && Services.IsEmpty;
}

/// <summary>The objects of one service in one cluster, in the order in which they are applied.</summary>
internal sealed record ServicePlan(Service Service, ImmutableArray<ResourcePlan> Resources);
