namespace Coddiwomple.Planning;

/// <summary>
/// Takes what was planned of one service for each cluster, makes one object of those that say the same, so that it is rendered once. Most VirtualServices
/// do, and the rules of versions.
/// </summary>
internal sealed class AlikePlans
{
    private readonly ArrayBuilder<ResourcePlan> _distinct = new();
    private readonly ArrayBuilder<UnifiedList> _lists = new();
    private readonly ArrayBuilder<ReadOnlyArray<string>> _regions = new();

    /// <summary>Gives the plan of one caller, with what stands for its objects and regions. For one and the same list it is always the same.</summary>
    public ServicePlan Unify(Reach reach, ReadOnlyArray<ResourcePlan> resources)
    {
        // A caller that runs the service reaches all clusters but its own, so nobody else has its list of them; to compare such lists would take long.
        bool isAlone = reach.Own is not null;
        return new ServicePlan(Unify(resources, isAlone), isAlone ? reach.Regions : Unify(reach.Regions));
    }

    private ReadOnlyArray<ResourcePlan> Unify(ReadOnlyArray<ResourcePlan> resources, bool isAlone)
    {
        foreach (UnifiedList list in _lists)
        {
            if (list.Planned.AsSpan() == resources.AsSpan())
            {
                return list.Unified;
            }
        }

        var unified = new ArrayBuilder<ResourcePlan>(resources.Length);
        foreach (ResourcePlan resource in resources)
        {
            unified.Add(isAlone && resource is ServiceEntryPlan { Endpoints.IsEmpty: false } ? resource : Find(resource));
        }

        _lists.Add(new UnifiedList(resources, unified.ToReadOnly()));
        return _lists[^1].Unified;
    }

    private ReadOnlyArray<string> Unify(ReadOnlyArray<string> regions)
    {
        foreach (ReadOnlyArray<string> other in _regions)
        {
            if (other.AsSpan().SequenceEqual(regions.AsSpan()))
            {
                return other;
            }
        }

        _regions.Add(regions);
        return regions;
    }

    private ResourcePlan Find(ResourcePlan resource)
    {
        foreach (ResourcePlan other in _distinct)
        {
            if (ReferenceEquals(other, resource) || PlanComparison.AreAlike(other, resource))
            {
                return other;
            }
        }

        _distinct.Add(resource);
        return resource;
    }

    private readonly record struct UnifiedList(ReadOnlyArray<ResourcePlan> Planned, ReadOnlyArray<ResourcePlan> Unified);
}
