using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// What was planned of one service's global hosts so far, for callers that see it alike: they do not run it, have the same Istio and the same routes,
/// and reach the same clusters, in the same order where the plan says more of it than who is first. Nearly all clusters of a large mesh do.
/// Besides, what is the same for every caller.
/// </summary>
internal sealed class SharedHosts(Service service)
{
    private readonly ArrayBuilder<HostsPlan> _plans = new();

    // These name the caller itself, or what it sees of other services.
    private readonly bool _isShareable = !service.AnswersClusterLocalHost && !service.Traffic.UsesAggregate && !HasTarget(service, static target => target.ServiceId is not null);

    // Their subsets lead to several clusters, each with a first one of its own.
    private readonly bool _hasVersionsAnywhere = HasTarget(service, static target => target.Version is not null && target.Cluster is null);

    private ReadOnlyArray<string>? _subjectAltNames;

    /// <summary>Whom every caller's sidecar accepts at the other end: the service's identity in each cluster that runs it, as SPIFFE URIs.</summary>
    public ReadOnlyArray<string> SubjectAltNames => _subjectAltNames ??= service.ServiceAccount is { } account
        ? Principals.Of(service, account).Select(static principal => "spiffe://" + principal)
        : [];

    public HostsPlan? Find(Reach reach)
    {
        if (!CanShare(reach))
        {
            return null;
        }

        foreach (HostsPlan plan in _plans)
        {
            if (IsAlike(plan.Reach, reach))
            {
                return plan;
            }
        }

        return null;
    }

    public void Add(HostsPlan plan)
    {
        if (CanShare(plan.Reach))
        {
            _plans.Add(plan);
        }
    }

    private bool CanShare(Reach reach) => _isShareable && reach.Own is null;

    private bool IsAlike(Reach a, Reach b)
    {
        if (a.Istio != b.Istio || a.CallerRegion != b.CallerRegion || a.HasLocality != b.HasLocality || !AreAlike(a.RemotesByName, b.RemotesByName) || (SaysOrder(a) && !AreAlike(a.Remotes, b.Remotes)))
        {
            return false;
        }

        foreach (Route route in service.Traffic.Routes)
        {
            if (route.AppliesTo(a.Caller) != route.AppliesTo(b.Caller))
            {
                return false;
            }
        }

        return true;
    }

    private bool SaysOrder(Reach reach) => _hasVersionsAnywhere || !reach.HasSingleSni || reach.KeepsWholeOrder || !reach.MarksFallbacks;

    private static bool AreAlike(ReadOnlyArray<RemotePlacement> a, ReadOnlyArray<RemotePlacement> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Length; i++)
        {
            if (!ReferenceEquals(a[i].Placement, b[i].Placement) || a[i].Region != b[i].Region)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasTarget(Service service, Func<RouteTarget, bool> condition)
    {
        foreach (Route route in service.Traffic.Routes)
        {
            if (route.AllTargets.Any(condition))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>
/// The objects of a service's global hosts as one caller needs them. Where what was reported while planning them speaks of the caller, other callers that
/// see the service alike have to hear it of themselves.
/// </summary>
internal sealed record HostsPlan(Reach Reach, ReadOnlyArray<ResourcePlan> Resources, bool SpeaksOfCaller);
