using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Gives the locality that a caller's plan says of each other cluster which runs a service: its true one where the service has words of its own about
/// localities, else a region that tells it apart, since Istio tells priorities apart by region only; null where localities decide nothing for the caller.
/// </summary>
internal static class FallbackLocalities
{
    /// <summary>The index of the caller's region among those that marks stand for.</summary>
    public const int Caller = 0;

    /// <summary>The index of the first fallback's region. Whichever cluster that is, so that callers who prefer different ones say the same.</summary>
    public const int First = 1;

    /// <summary>The index of the first of the other clusters' regions, which follow each other by cluster name.</summary>
    public const int Others = 2;

    /// <summary>
    /// The caller's region, that of the first fallback, and those that the others are given, by cluster name; null where there are no others, or their
    /// localities are their true ones, or decide nothing.
    /// </summary>
    public static string[]? RegionsOf(Service service, Cluster caller, ReadOnlyArray<Placement> others)
    {
        if (others.IsEmpty || service.HasOwnLocalitySetting || !Reach.PrefersByLocality(caller))
        {
            return null;
        }

        string[] regions = new string[Others + others.Length];
        for (int index = 0; index < others.Length; index++)
        {
            regions[Others + index] = RegionOf(others[index], caller, others);
        }

        regions[Caller] = caller.Locality?.Region ?? "";
        regions[First] = regions[Others + Reach.FirstOf(service, caller, others)];
        return regions;
    }

    /// <summary>The locality of one of the others where they are given no regions.</summary>
    public static string? WithoutRegion(Cluster caller, Placement other) => Reach.PrefersByLocality(caller) ? other.Cluster.Locality?.Text : null;

    /// <summary>What marks stand for in the caller's plan; nothing where they cannot. Localities that are the same for all callers have none.</summary>
    public static ReadOnlyArray<string> ToMark(Cluster caller, string[]? regions)
    {
        string[] all = regions ?? (caller.Locality is { } own ? [own.Region] : []);
        return all.Length > 0 && RegionMark.CanStandFor(all) ? new(all) : [];
    }

    // Clusters that share a region with the caller, with each other, or have none, get a made-up one.
    private static string RegionOf(Placement placement, Cluster caller, ReadOnlyArray<Placement> others)
    {
        string own = caller.Locality?.Region ?? "";
        string? region = placement.Cluster.Locality?.Region;
        return region is not null && region != own && IsAlone(region, placement, own, others) ? region : own + "-" + placement.Cluster.Name;
    }

    private static bool IsAlone(string region, Placement placement, string callerRegion, ReadOnlyArray<Placement> others)
    {
        foreach (Placement other in others)
        {
            if (!ReferenceEquals(other, placement) && (other.Cluster.Locality?.Region == region || IsMadeUp(region, callerRegion, other)))
            {
                return false;
            }
        }

        return true;
    }

    // Whether the region is the one that would be made up for the placement.
    private static bool IsMadeUp(string region, string callerRegion, Placement placement) =>
        region.Length == callerRegion.Length + 1 + placement.Cluster.Name.Length && region[callerRegion.Length] == '-' &&
        region.StartsWith(callerRegion, StringComparison.Ordinal) && region.EndsWith(placement.Cluster.Name, StringComparison.Ordinal);
}
