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

    public static string?[] Of(Service service, Cluster caller, ArrayBuilder<Placement> others)
    {
        string?[] localities = new string?[others.Count];
        if (Reach.PrefersByLocality(caller))
        {
            bool areTrue = service.HasOwnLocalitySetting;
            for (int index = 0; index < localities.Length; index++)
            {
                localities[index] = areTrue ? others[index].Cluster.Locality?.Text : RegionOf(others[index], caller, others);
            }
        }

        return localities;
    }

    /// <summary>What marks stand for in the caller's plan; nothing where they cannot. Localities that are the same for all callers have none.</summary>
    public static ReadOnlyArray<string> ToMark(Service service, Cluster caller, string?[] localities, int first)
    {
        if (caller.Locality is not { } own)
        {
            return [];
        }

        bool areMarked = localities.Length > 0 && Reach.PrefersByLocality(caller) && !service.HasOwnLocalitySetting;
        string?[] regions = areMarked ? [own.Region, localities[first], .. localities] : [own.Region];
        return RegionMark.CanStandFor(regions) ? new(regions!) : [];
    }

    // Clusters that share a region with the caller, with each other, or have none, get a made-up one.
    private static string RegionOf(Placement placement, Cluster caller, ArrayBuilder<Placement> others)
    {
        string own = caller.Locality?.Region ?? "";
        string? region = placement.Cluster.Locality?.Region;
        return region is not null && region != own && IsAlone(region, placement, own, others) ? region : own + "-" + placement.Cluster.Name;
    }

    private static bool IsAlone(string region, Placement placement, string callerRegion, ArrayBuilder<Placement> others)
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
