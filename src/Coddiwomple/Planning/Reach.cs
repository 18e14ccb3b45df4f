using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// How one calling cluster reaches a service: its own instances, and those of other clusters that have a gateway, in the order in which they stand in
/// for the preferred ones.
/// </summary>
internal sealed class Reach
{
    private ReadOnlyArray<RemotePlacement> _remotes;

    private Reach(Service service, Cluster caller, Placement? own, ReadOnlyArray<RemotePlacement> remotesByName, ReadOnlyArray<string> regions)
    {
        Service = service;
        Caller = caller;
        Istio = IstioProfile.For(caller.Istio);
        Own = own;
        RemotesByName = remotesByName;
        Regions = regions;
    }

    public Service Service { get; }

    public Cluster Caller { get; }

    /// <summary>
    /// What the marks in the plan stand for, see <see cref="RegionMark"/> and <see cref="FallbackLocalities"/>; empty where it says regions as they are.
    /// </summary>
    public ReadOnlyArray<string> Regions { get; }

    /// <summary>Marks stand for the regions of the other clusters.</summary>
    public bool MarksFallbacks => Regions.Length > FallbackLocalities.First;

    /// <summary>The region of the first fallback, whichever cluster that is, as the plan says it.</summary>
    public string? FirstRegion => MarksFallbacks ? RegionMark.Of(FallbackLocalities.First) : Remotes.First?.Region;

    /// <summary>The caller's region as the plan says it; null where the caller has no locality.</summary>
    public string? CallerRegion => Regions.IsEmpty ? Caller.Locality?.Region : RegionMark.Of(FallbackLocalities.Caller);

    public IstioProfile Istio { get; }

    /// <summary>Null where the caller does not run the service.</summary>
    public Placement? Own { get; }

    /// <summary>In the order in which they stand in for the preferred ones; most callers share a plan, and are never asked.</summary>
    public ReadOnlyArray<RemotePlacement> Remotes => _remotes.IsEmpty ? _remotes = InOrder() : _remotes;

    public ReadOnlyArray<RemotePlacement> RemotesByName { get; }

    public bool IsReachable => Own is not null || !RemotesByName.IsEmpty;

    /// <summary>Locality decides who is preferred; without it there is no order to keep.</summary>
    public bool HasLocality => PrefersByLocality(Caller);

    /// <summary>Own instances are single pods rather than the Kubernetes host that hides them.</summary>
    public bool UsesPods => Own is not null && Service.Traffic.UsesPods;

    /// <summary>Several clusters answer, so that one can stand in for another.</summary>
    public bool SpansClusters => RemotesByName.Length + (Own is null ? 0 : 1) > 1;

    /// <summary>All other clusters are named by one SNI, so that a destination without subset can reach them all.</summary>
    public bool HasSingleSni
    {
        get
        {
            foreach (RemotePlacement remote in RemotesByName)
            {
                if (remote.Placement.Host != RemotesByName[0].Placement.Host)
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
        HasLocality && Istio.HasFailoverByLabel && Own is null && !Service.Traffic.PrefersAny && RemotesByName.Length > 2 && Service.Traffic.Failover.Length > 1 &&
        RemotesByName.All(remote => remote.Cluster.Gateways.All(gateway => gateway.Addresses.All(address => address.IsIp)));

    /// <summary>Null where the cluster does not run the service, cannot be called, or is the caller.</summary>
    public RemotePlacement? FindRemote(Cluster cluster)
    {
        foreach (RemotePlacement remote in RemotesByName)
        {
            if (ReferenceEquals(remote.Cluster, cluster))
            {
                return remote;
            }
        }

        return null;
    }

    /// <summary>Where the objects of the service's global hosts live: with the pods that an entry selects, else with the mesh's own objects.</summary>
    public string ObjectNamespace(string meshNamespace) => UsesPods && Own is { } own ? own.Namespace : meshNamespace;

    public static bool PrefersByLocality(Cluster caller) => caller.Locality is not null && IstioProfile.For(caller.Istio).HasLocalitySettings;

    /// <summary>Says regions as they are.</summary>
    public static Reach Of(Service service, Cluster caller)
    {
        ReadOnlyArray<Placement> others = OthersOf(service, caller);
        string[]? regions = FallbackLocalities.RegionsOf(service, caller, others);
        return new Reach(service, caller, service.FindPlacement(caller), RemotesOf(caller, others, regions, isMarked: false), []);
    }

    /// <summary>Where possible, the plan is to have marks instead of regions. <paramref name="last"/>: how another caller reaches the service.</summary>
    public static Reach WithMarks(Service service, Cluster caller, Reach? last)
    {
        Placement? own = service.FindPlacement(caller);
        if (own is null && last is { Own: null } && last.HoldsFor(caller))
        {
            return new Reach(service, caller, null, last.RemotesByName, last.Regions);
        }

        ReadOnlyArray<Placement> others = OthersOf(service, caller);
        string[]? regions = FallbackLocalities.RegionsOf(service, caller, others);
        ReadOnlyArray<string> marked = FallbackLocalities.ToMark(caller, regions);
        bool isMarked = marked.Length > FallbackLocalities.First;
        ReadOnlyArray<RemotePlacement> remotes = isMarked && last is { MarksFallbacks: true } && last.Reaches(others)
            ? last.RemotesByName
            : RemotesOf(caller, others, regions, isMarked);
        return new Reach(service, caller, own, remotes, marked);
    }

    // Neither caller runs the service. The others' regions depend on the caller's; which of them comes first, on its zone as well, if one is near.
    private bool HoldsFor(Cluster caller) =>
        caller.Istio == Caller.Istio && caller.Locality?.Region == Caller.Locality?.Region && (caller.Locality == Caller.Locality || !HasRemoteIn(caller.Locality?.Region));

    private bool HasRemoteIn(string? region)
    {
        foreach (RemotePlacement remote in RemotesByName)
        {
            if (remote.Cluster.Locality?.Region == region)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlyArray<RemotePlacement> RemotesOf(Cluster caller, ReadOnlyArray<Placement> others, string[]? regions, bool isMarked)
    {
        var remotes = new RemotePlacement[others.Length];
        for (int index = 0; index < remotes.Length; index++)
        {
            int place = FallbackLocalities.Others + index;
            string? locality = isMarked ? RegionMark.Of(place) : regions is null ? FallbackLocalities.WithoutRegion(caller, others[index]) : regions[place];
            remotes[index] = new RemotePlacement(others[index], locality);
        }

        return new(remotes);
    }

    private bool Reaches(ReadOnlyArray<Placement> others)
    {
        bool isSame = others.Length == RemotesByName.Length;
        for (int index = 0; isSame && index < others.Length; index++)
        {
            isSame = ReferenceEquals(RemotesByName[index].Placement, others[index]);
        }

        return isSame;
    }

    // By name. Most callers do not run the service, and all that do can be called: those need no list of their own.
    private static ReadOnlyArray<Placement> OthersOf(Service service, Cluster caller)
    {
        foreach (Placement placement in service.Placements)
        {
            if (!IsOther(placement, caller))
            {
                return OnlyOthers(service, caller);
            }
        }

        return service.Placements;
    }

    private static ReadOnlyArray<Placement> OnlyOthers(Service service, Cluster caller) => service.Placements.Where(placement => IsOther(placement, caller));

    private static bool IsOther(Placement placement, Cluster caller) => !ReferenceEquals(placement.Cluster, caller) && placement.Cluster.IsCallable;

    private ReadOnlyArray<RemotePlacement> InOrder() =>
        RemotesByName.Length < 2 ? RemotesByName : RemotesByName.Sort((a, b) => Compare(Service, Caller, a.Placement, b.Placement));

    /// <summary>The index of the one of the others that stands in first.</summary>
    public static int FirstOf(Service service, Cluster caller, ReadOnlyArray<Placement> others)
    {
        int first = 0;
        for (int index = 1; index < others.Length; index++)
        {
            if (Compare(service, caller, others[index], others[first]) < 0)
            {
                first = index;
            }
        }

        return first;
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
}

/// <summary>
/// A placement in another cluster, and the locality of its endpoints as the plan says it, see <see cref="FallbackLocalities"/>.
/// </summary>
internal sealed record RemotePlacement(Placement Placement, string? Region)
{
    public Cluster Cluster => Placement.Cluster;
}
