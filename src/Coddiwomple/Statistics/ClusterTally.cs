
namespace Coddiwomple.Statistics;

/// <summary>Adds up what one cluster holds, service by service in any order.</summary>
internal sealed class ClusterTally(int most)
{
    private readonly SidecarScope _everywhere = new(most);
    private readonly Dictionary<string, SidecarScope> _namespaces = new(StringComparer.Ordinal);

    private Load _whole = Load.None;

    /// <summary>Adds objects that no sidecar turns into configuration.</summary>
    public void AddMesh(Load load) => _whole += load;

    /// <summary>Adds a service: what it needs whoever calls, and what it has for its callers, who are in some namespaces, or in all where none is named.</summary>
    public void Add(Load forItself, ServiceLoad forCallers, ReadOnlyArray<string> namespaces, bool mayGo)
    {
        _whole += forItself + forCallers.Load;
        _everywhere.Add(forItself);
        if (forCallers.Load.Objects == 0)
        {
            return;
        }

        if (namespaces.IsEmpty)
        {
            _everywhere.Add(forCallers, mayGo);
        }

        foreach (string name in namespaces)
        {
            ScopeOf(name).Add(forCallers, mayGo);
        }
    }

    public void Add(ClusterTally other)
    {
        _whole += other._whole;
        _everywhere.Add(other._everywhere);
        foreach ((string name, SidecarScope scope) in other._namespaces)
        {
            ScopeOf(name).Add(scope);
        }
    }

    public ClusterStatistics ToStatistics(string name)
    {
        string? fullest = null;
        long bytes = 0;
        foreach ((string candidate, SidecarScope scope) in _namespaces)
        {
            long more = scope.Load.SidecarBytes;
            if (more > bytes || (more == bytes && more > 0 && Ordinal.Compare(candidate, fullest ?? "") < 0))
            {
                (fullest, bytes) = (candidate, more);
            }
        }

        var sidecar = new SidecarScope(most);
        sidecar.Add(_everywhere);
        if (fullest is not null)
        {
            sidecar.Add(_namespaces[fullest]);
        }

        return new ClusterStatistics(name, _whole, sidecar.Load, fullest, sidecar.Elsewhere, sidecar.Closed, sidecar.Largest);
    }

    private SidecarScope ScopeOf(string name)
    {
        if (!_namespaces.TryGetValue(name, out SidecarScope? scope))
        {
            scope = new SidecarScope(most);
            _namespaces.Add(name, scope);
        }

        return scope;
    }
}
