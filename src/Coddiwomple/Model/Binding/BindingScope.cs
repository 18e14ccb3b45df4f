using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>What the parts of the binder share: the names that exist, and where problems are reported.</summary>
internal sealed class BindingScope(DiagnosticBag diagnostics, Mesh mesh)
{
    private readonly Dictionary<string, Cluster> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _idsByName = new(StringComparer.Ordinal);

    private BindingScope(BindingScope origin, DiagnosticBag diagnostics)
        : this(diagnostics, origin.Mesh)
    {
        _clusters = origin._clusters;
        _services = origin._services;
        _idsByName = origin._idsByName;
        Everybody = origin.Everybody;
        KnowsAllNames = origin.KnowsAllNames;
    }

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public Mesh Mesh { get; } = mesh;

    /// <summary>False where something could not be read: then an unknown name may be there and is not reported.</summary>
    public bool KnowsAllNames { get; init; } = true;

    public IReadOnlyCollection<Cluster> Clusters => _clusters.Values;

    /// <summary>Every cluster and every namespace: the callers of a service that names none. Known after <see cref="EndClusters"/>.</summary>
    public Callers Everybody { get; private set; } = new([], []);

    /// <summary>The same names, for a thread of its own; nothing is added while it runs.</summary>
    public BindingScope ReportingTo(DiagnosticBag diagnostics) => new(this, diagnostics);

    /// <summary>Gives the cluster that already has the name, or null after adding this one.</summary>
    public Cluster? AddCluster(Cluster cluster) => _clusters.TryAdd(cluster.Name, cluster) ? null : _clusters[cluster.Name];

    /// <summary>After this no cluster is added.</summary>
    public void EndClusters() => Everybody = new Callers(ClustersByName(), []);

    /// <summary>Gives the service that already has the id, or null after adding this one.</summary>
    public Service? AddService(Service service)
    {
        if (!_services.TryAdd(service.Id, service))
        {
            return _services[service.Id];
        }

        if (!_idsByName.TryGetValue(service.Name, out List<string>? ids))
        {
            _idsByName[service.Name] = ids = [];
        }

        ids.Add(service.Id);
        return null;
    }

    public Service? FindService(string id) => _services.GetValueOrDefault(id);

    public Cluster? ResolveCluster(Located<string> reference)
    {
        if (_clusters.TryGetValue(reference.Value, out Cluster? cluster))
        {
            return cluster;
        }

        if (KnowsAllNames)
        {
            Diagnostics.Report(
                Catalogue.UnknownCluster, reference.Span, $"unknown cluster \"{reference.Value}\"", Hints.DidYouMean(reference.Value, _clusters.Keys, "clusters"));
        }

        return null;
    }

    /// <summary>Resolves <c>name.namespace</c>, or a short <c>name</c> that only one service has.</summary>
    public Service? ResolveService(Located<string> reference)
    {
        if (_services.TryGetValue(reference.Value, out Service? service))
        {
            return service;
        }

        if (_idsByName.TryGetValue(reference.Value, out List<string>? ids))
        {
            if (ids.Count == 1)
            {
                return _services[ids[0]];
            }

            Diagnostics.Report(
                Catalogue.AmbiguousService,
                reference.Span,
                $"\"{reference.Value}\" may mean {Hints.Either(ids)}",
                "write the service with its namespace",
                [.. ids.Order(StringComparer.Ordinal).Select(id => new RelatedPlace(_services[id].Span, $"{id} is defined here"))]);
            return null;
        }

        if (KnowsAllNames)
        {
            bool isShort = !reference.Value.Contains('.', StringComparison.Ordinal);
            Diagnostics.Report(
                Catalogue.UnknownService,
                reference.Span,
                $"unknown service \"{reference.Value}\"",
                Hints.DidYouMean(reference.Value, isShort ? _idsByName.Keys : _services.Keys, "services"));
        }

        return null;
    }

    /// <summary>Whether an error was reported after the first <paramref name="mark"/> diagnostics: so a part can tell that something was wrong inside it.</summary>
    public bool HasErrorsSince(int mark)
    {
        for (int i = mark; i < Diagnostics.Items.Count; i++)
        {
            if (Diagnostics.Items[i].Severity == Severity.Error)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<Cluster> ClustersByName()
    {
        List<Cluster> clusters = [.. _clusters.Values];
        clusters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return [.. clusters];
    }
}
