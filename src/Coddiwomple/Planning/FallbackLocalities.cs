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

    /// <summary>The regions that the others are given, by cluster name; null where their localities are their true ones, or decide nothing.</summary>
    public static string[]? RegionsOf(Service service, Cluster caller, ReadOnlyArray<Placement> others)
    {
        if (service.HasOwnLocalitySetting || !Reach.PrefersByLocality(caller))
        {
            return null;
        }

        string[] regions = new string[others.Length];
        for (int index = 0; index < regions.Length; index++)
        {
            regions[index] = RegionOf(others[index], caller, others);
        }

        return regions;
    }

    /// <summary>The localities of the others where they are given no regions.</summary>
    public static string?[] WithoutRegions(Cluster caller, ReadOnlyArray<Placement> others)
    {
        string?[] localities = new string?[others.Length];
        if (Reach.PrefersByLocality(caller))
        {
            for (int index = 0; index < localities.Length; index++)
            {
                localities[index] = others[index].Cluster.Locality?.Text;
            }
        }

        return localities;
    }

    /// <summary>What marks stand for in the caller's plan; nothing where they cannot. Localities that are the same for all callers have none.</summary>
    public static ReadOnlyArray<string> ToMark(Cluster caller, string[]? regions, int first)
    {
        if (caller.Locality is not { } own)
        {
            return [];
        }

        string[] all = regions is { Length: > 0 } ? [own.Region, regions[first], .. regions] : [own.Region];
        return RegionMark.CanStandFor(all) ? new(all) : [];
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
