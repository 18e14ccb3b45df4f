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

    /// <summary>Gives what stands for the objects of one cluster; for one and the same list always the same.</summary>
    public ReadOnlyArray<ResourcePlan> Unify(ReadOnlyArray<ResourcePlan> resources)
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
            unified.Add(Find(resource));
        }

        _lists.Add(new UnifiedList(resources, unified.ToReadOnly()));
        return _lists[^1].Unified;
    }

    /// <summary>Gives what stands for the regions of one cluster.</summary>
    public ReadOnlyArray<string> Unify(ReadOnlyArray<string> regions)
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
