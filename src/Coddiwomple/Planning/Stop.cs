using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Where a share of the requests goes: the caller's own Kubernetes host (optionally a version of it), or the global host (optionally a subset of its rule).
/// </summary>
internal sealed record Stop(Reach Reach, bool IsOwnHost, string? OwnVersion, SubsetNeed? Subset)
{
    public string? SubsetName => IsOwnHost ? OwnVersion : Subset?.Name;

    public static Stop OwnHost(Reach reach, string? version) => new(reach, true, version, null);

    public static Stop GlobalHost(Reach reach, SubsetNeed? subset) => new(reach, false, null, subset);

    /// <summary>The destination for one port of the service; <paramref name="host"/> is the global host to name.</summary>
    public DestinationPlan At(string host, ServicePort port, int weight) =>
        IsOwnHost && Reach.Own is { } own
            ? new DestinationPlan(own.Host, SubsetName, port.BackendPort, weight)
            : new DestinationPlan(host, SubsetName, port.Number, weight);
}

/// <summary>The stops that stand for one target of a route; several share it evenly. Empty: it leads nowhere.</summary>
internal static class Stops
{
    /// <summary>The service as <c>prefer</c> and <c>failover</c> say.</summary>
    public static ReadOnlyArray<Stop> Whole(Reach reach)
    {
        if (!reach.IsReachable)
        {
            return [];
        }

        // The aggregate stands for the host as a whole; every member of it has a server name of its own.
        if (reach.Service.Traffic.UsesAggregate)
        {
            return [Stop.GlobalHost(reach, null)];
        }

        if (reach.Own is not null && !reach.HasLocality && !reach.Service.Traffic.PrefersAny)
        {
            return [Stop.OwnHost(reach, null)];
        }

        if (reach.Remotes.IsEmpty || reach.HasSingleSni)
        {
            return [Stop.GlobalHost(reach, null)];
        }

        return reach.HasLocality && !reach.Service.Traffic.PrefersAny
            ? [Stop.GlobalHost(reach, SubsetNeed.OfWhole(reach, SharingFirstSni(reach.Remotes)))]
            : EachCluster(reach);
    }

    /// <summary>One version: the caller's own instances of it, else the other clusters that run it. Single pods of its own fail over to those.</summary>
    public static ReadOnlyArray<Stop> OfVersion(Reach reach, string version)
    {
        bool isOwn = reach.Own is { } own && own.Versions.Contains(version);
        if (isOwn && !reach.UsesPods)
        {
            return [Stop.OwnHost(reach, version)];
        }

        return OfVersionAtGlobalHost(reach, version, isOwn);
    }

    private static ReadOnlyArray<Stop> OfVersionAtGlobalHost(Reach reach, string version, bool hasOwnPods)
    {
        ReadOnlyArray<RemotePlacement> running = reach.Remotes.Where(remote => Runs(remote, version));
        ReadOnlyArray<RemotePlacement> sharing = SharingFirstSni(running);
        if (hasOwnPods || (!running.IsEmpty && sharing.Length == running.Length))
        {
            return [Stop.GlobalHost(reach, SubsetNeed.OfVersion(reach, version, sharing))];
        }

        return reach.RemotesByName.Where(remote => Runs(remote, version)).Select(remote => Stop.GlobalHost(reach, SubsetNeed.OfVersionIn(version, remote)));
    }

    /// <summary>One cluster, all of it or one version.</summary>
    public static ReadOnlyArray<Stop> InCluster(Reach reach, Cluster cluster, string? version)
    {
        if (ReferenceEquals(cluster, reach.Caller))
        {
            return reach.Own is null ? [] : [Stop.OwnHost(reach, version)];
        }

        if (reach.FindRemote(cluster) is not { } remote)
        {
            return [];
        }

        return [Stop.GlobalHost(reach, version is null ? SubsetNeed.OfCluster(remote) : SubsetNeed.OfVersionIn(version, remote))];
    }

    /// <summary>The clusters that the SNI of the first one names.</summary>
    public static ReadOnlyArray<RemotePlacement> SharingFirstSni(ReadOnlyArray<RemotePlacement> remotes) =>
        remotes.Where(remote => remote.Placement.Host == remotes[0].Placement.Host);

    private static bool Runs(RemotePlacement remote, string version) => remote.Placement.Versions.Contains(version);

    private static ReadOnlyArray<Stop> EachCluster(Reach reach)
    {
        ReadOnlyArray<Stop> others = reach.RemotesByName.Select(remote => Stop.GlobalHost(reach, SubsetNeed.OfCluster(remote)));
        return reach.Own is null ? others : [Stop.OwnHost(reach, null), .. others];
    }
}
