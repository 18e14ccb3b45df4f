
namespace Coddiwomple.Model.Binding;

/// <summary>The clusters that get a rule: their Istio versions decide which fields it may have.</summary>
internal static class Audience
{
    /// <summary>Clusters that call a service, and those that run it.</summary>
    public static ReadOnlyArray<Cluster> Of(ReadOnlyArray<Placement> placements, Callers callers)
    {
        ReadOnlyArray<Cluster> clusters = callers.Clusters.Where(caller => CanReach(caller, placements));
        ReadOnlyArray<Placement> others = placements.Where(placement => !callers.Includes(placement.Cluster));
        return others.IsEmpty ? clusters : clusters.Add(others.Select(placement => placement.Cluster).AsSpan());
    }

    /// <summary>Callers of one route: those it names (all where it names none), as far as they may call and reach the service at all.</summary>
    public static ReadOnlyArray<Cluster> Of(ReadOnlyArray<Cluster> from, Service service) =>
        (from.IsEmpty ? service.Callers.Clusters : from.Where(service.Callers.Includes)).Where(caller => CanReach(caller, service.Placements));

    /// <summary>A caller that reaches no instance gets no objects.</summary>
    public static bool CanReach(Cluster caller, ReadOnlyArray<Placement> placements)
    {
        foreach (Placement placement in placements)
        {
            if (placement.Cluster.IsCallable || ReferenceEquals(placement.Cluster, caller))
            {
                return true;
            }
        }

        return false;
    }
}
