using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// How one calling cluster reaches a service: its own instances, and those of other clusters that have a gateway, in the order in which they stand in
/// for the preferred ones.
/// </summary>
internal sealed class Reach
{
    private Reach(Service service, Cluster caller, string? callerRegion, IstioProfile istio, Placement? own, ReadOnlyArray<RemotePlacement> remotes)
    {
        Service = service;
        Caller = caller;
        CallerRegion = callerRegion;
        Istio = istio;
        Own = own;
        Remotes = remotes;
    }

    public Service Service { get; }

    public Cluster Caller { get; }

    /// <summary>The caller's region as the plan says it, see <see cref="Planning.CallerRegion"/>; null where the caller has no locality.</summary>
    public string? CallerRegion { get; }

    public IstioProfile Istio { get; }

    /// <summary>Null where the caller does not run the service.</summary>
    public Placement? Own { get; }

    public ReadOnlyArray<RemotePlacement> Remotes { get; }

    public bool IsReachable => Own is not null || !Remotes.IsEmpty;

    /// <summary>Locality decides who is preferred; without it there is no order to keep.</summary>
    public bool HasLocality => PrefersByLocality(Caller, Istio);

    /// <summary>Own instances are single pods rather than the Kubernetes host that hides them.</summary>
    public bool UsesPods => Own is not null && Service.Traffic.UsesPods;

    /// <summary>Several clusters answer, so that one can stand in for another.</summary>
    public bool SpansClusters => Remotes.Length + (Own is null ? 0 : 1) > 1;

    /// <summary>All other clusters are named by one SNI, so that a destination without subset can reach them all.</summary>
    public bool HasSingleSni
    {
        get
        {
            foreach (RemotePlacement remote in Remotes)
            {
                if (remote.Placement.Host != Remotes[0].Placement.Host)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>
    /// The declared order of several fallbacks can be kept whole: by labels, which needs endpoints that are all IPs (istiod panics on failoverPriority with
    /// DNS endpoints) and so a caller that does not run the service.
    /// </summary>
    public bool KeepsWholeOrder =>
        HasLocality && Istio.HasFailoverByLabel && Own is null && !Service.Traffic.PrefersAny && Remotes.Length > 2 && Service.Traffic.Failover.Length > 1 &&
        Remotes.All(remote => remote.Cluster.Gateways.All(gateway => gateway.Addresses.All(address => address.IsIp)));

    /// <summary>Where the objects of the service's global hosts live: with the pods that an entry selects, else with the mesh's own objects.</summary>
    public string ObjectNamespace(string meshNamespace) => UsesPods && Own is { } own ? own.Namespace : meshNamespace;

    public static bool PrefersByLocality(Cluster caller, IstioProfile istio) => caller.Locality is not null && istio.HasLocalitySettings;

    /// <summary><paramref name="callerRegion"/>: as the plan is to say it.</summary>
    public static Reach Of(Service service, Cluster caller, string? callerRegion)
    {
        IstioProfile istio = IstioProfile.For(caller.Istio);
        Placement? own = null;
        var others = new ArrayBuilder<Placement>(service.Placements.Length);
        foreach (Placement placement in service.Placements)
        {
            if (ReferenceEquals(placement.Cluster, caller))
            {
                own = placement;
            }
            else if (placement.Cluster.IsCallable)
            {
                others.Add(placement);
            }
        }

        others.Sort((a, b) => Compare(service, caller, a, b));
        var remotes = new ArrayBuilder<RemotePlacement>(others.Count);
        bool hasTrueLocalities = service.HasOwnLocalitySetting;
        foreach (Placement other in others)
        {
            string? locality = hasTrueLocalities ? other.Cluster.Locality?.Text : RegionOf(other, caller, callerRegion, others);
            remotes.Add(new RemotePlacement(other, PrefersByLocality(caller, istio) ? locality : null));
        }

        return new Reach(service, caller, callerRegion, istio, own, remotes.ToReadOnly());
    }

    private static int Compare(Service service, Cluster caller, Placement a, Placement b)
    {
        int order = FailoverRank(service, a.Cluster).CompareTo(FailoverRank(service, b.Cluster));
        order = order != 0 ? order : Distance(caller.Locality, a.Cluster.Locality).CompareTo(Distance(caller.Locality, b.Cluster.Locality));
        return order != 0 ? order : Ordinal.Compare(a.Cluster.Name, b.Cluster.Name);
    }

    private static int FailoverRank(Service service, Cluster cluster)
    {
        ReadOnlyArray<FailoverTarget> failover = service.Traffic.Failover;
        for (int i = 0; i < failover.Length; i++)
        {
            if (ReferenceEquals(failover[i].Cluster, cluster) && failover[i].ServiceId is null)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    // Same zone, same region, anywhere else.
    private static int Distance(Locality? from, Locality? to)
    {
        if (from is null || to is null || from.Region != to.Region)
        {
            return 2;
        }

        return from.Zone is not null && from.Zone == to.Zone ? 0 : 1;
    }

    // Istio tells priorities apart by region only: clusters that share a region with the caller, with each other, or have none, get a made-up one.
    private static string RegionOf(Placement placement, Cluster caller, string? callerRegion, ArrayBuilder<Placement> others)
    {
        string own = caller.Locality?.Region ?? "";
        string? region = placement.Cluster.Locality?.Region;
        return region is not null && region != own && IsAlone(region, placement, own, others) ? region : callerRegion + "-" + placement.Cluster.Name;
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

/// <summary>
/// A placement in another cluster, and the locality that its endpoints are given, a region unless the service has words of its own about localities; null
/// where the caller has no locality.
/// </summary>
internal sealed record RemotePlacement(Placement Placement, string? Region)
{
    public Cluster Cluster => Placement.Cluster;

    public static ReadOnlyArray<RemotePlacement> ByClusterName(ReadOnlyArray<RemotePlacement> remotes) =>
        remotes.Sort(static (a, b) => Ordinal.Compare(a.Cluster.Name, b.Cluster.Name));
}
