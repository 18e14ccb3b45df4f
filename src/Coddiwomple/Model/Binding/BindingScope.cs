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
    private Callers? _everybody;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public Mesh Mesh { get; } = mesh;

    /// <summary>False where something could not be read: then an unknown name may be there and is not reported.</summary>
    public bool KnowsAllNames { get; init; } = true;

    public IReadOnlyCollection<Cluster> Clusters => _clusters.Values;

    /// <summary>Every cluster and every namespace: the callers of a service that names none. Asked for when all clusters are known.</summary>
    public Callers Everybody => _everybody ??= new Callers(ClustersByName(), []);

    public IReadOnlyCollection<Service> Services => _services.Values;

    /// <summary>Gives the cluster that already has the name, or null after adding this one.</summary>
    public Cluster? AddCluster(Cluster cluster) => _clusters.TryAdd(cluster.Name, cluster) ? null : _clusters[cluster.Name];

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

            ids.Sort(StringComparer.Ordinal);
            Diagnostics.Report(
                Catalogue.AmbiguousService,
                reference.Span,
                $"\"{reference.Value}\" may mean {Hints.Either(ids)}",
                "write the service with its namespace",
                [.. ids.Select(id => new RelatedPlace(_services[id].Span, $"{id} is defined here"))]);
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
