using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// What was planned of one service's global hosts so far, for callers that see it alike: they do not run it, have the same Istio and the same routes,
/// and reach the same clusters in the same order and regions, their own region apart. Nearly all clusters of a large mesh do.
/// </summary>
internal sealed class SharedHosts(Service service)
{
    private readonly ArrayBuilder<HostsPlan> _plans = new();

    // These name the caller itself, or what it sees of other services.
    private readonly bool _isShareable = !service.AnswersClusterLocalHost && !service.Traffic.UsesAggregate && !NamesOtherServices(service);

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
        if (a.Istio != b.Istio || a.CallerRegion != b.CallerRegion || a.HasLocality != b.HasLocality || a.Remotes.Length != b.Remotes.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Remotes.Length; i++)
        {
            if (!ReferenceEquals(a.Remotes[i].Placement, b.Remotes[i].Placement) || a.Remotes[i].Region != b.Remotes[i].Region)
            {
                return false;
            }
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

    private static bool NamesOtherServices(Service service)
    {
        foreach (Route route in service.Traffic.Routes)
        {
            if (route.AllTargets.Any(target => target.ServiceId is not null))
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
