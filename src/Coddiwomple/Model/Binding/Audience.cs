using System.Collections.Immutable;

namespace Coddiwomple.Model.Binding;

/// <summary>The clusters that get a rule: their Istio versions decide which fields it may have.</summary>
internal static class Audience
{
    /// <summary>Clusters that call a service, and those that run it.</summary>
    public static ImmutableArray<Cluster> Of(ImmutableArray<Placement> placements, Callers callers)
    {
        ImmutableArray<Cluster> clusters = callers.Clusters;
        foreach (Placement placement in placements)
        {
            if (!clusters.Contains(placement.Cluster))
            {
                clusters = clusters.Add(placement.Cluster);
            }
        }

        return clusters;
    }

    /// <summary>Callers of one route: those it names, as far as they may call at all.</summary>
    public static ImmutableArray<Cluster> Of(ImmutableArray<Cluster> from, Callers callers) =>
        from.IsEmpty ? callers.Clusters : [.. from.Where(callers.Includes)];
}
