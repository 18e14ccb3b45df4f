using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>What the parts of the binder share: the names that exist, and where problems are reported.</summary>
internal sealed class BindingScope(DiagnosticBag diagnostics, Mesh mesh)
{
    private readonly ByName<Cluster> _clusters = new();
    private readonly ByName<Service> _services = new();
    private readonly ByName<List<string>> _idsByName = new();

    // References to what may be among what could not be read.
    private int _unresolved;

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

    public bool HasClusters => _clusters.Count > 0;

    /// <summary>Every cluster and every namespace: the callers of a service that names none. Known after <see cref="EndClusters"/>.</summary>
    public Callers Everybody { get; private set; } = new([], []);

    /// <summary>The same names, for a thread of its own; nothing is added while it runs.</summary>
    public BindingScope ReportingTo(DiagnosticBag diagnostics) => new(this, diagnostics);

    /// <summary>Gives the cluster that already has the name, or null after adding this one.</summary>
    public Cluster? AddCluster(Cluster cluster) => _clusters.Add(cluster.Name, cluster);

    /// <summary>After this no cluster is added.</summary>
    public void EndClusters() => Everybody = new Callers(_clusters.ToSorted(), []);

    /// <summary>Gives the service that already has the id, or null after adding this one.</summary>
    public Service? AddService(Service service)
    {
        if (_services.Add(service.Id, service) is { } first)
        {
            return first;
        }

        _idsByName.Add(service.Name, [service.Id])?.Add(service.Id);
        return null;
    }

    public Service? FindService(string id) => _services.Find(id);

    public Cluster? ResolveCluster(Located<string> reference)
    {
        if (_clusters.Find(reference.Value) is { } cluster)
        {
            return cluster;
        }

        if (!KnowsAllNames)
        {
            _unresolved++;
            return null;
        }

        Diagnostics.Report(
            Catalogue.UnknownCluster, reference.Span, $"unknown cluster \"{reference.Value}\"", Hints.DidYouMean(reference.Value, _clusters.Names, "clusters"));
        return null;
    }

    /// <summary>Resolves <c>name.namespace</c>, or a short <c>name</c> that only one service has.</summary>
    public Service? ResolveService(Located<string> reference)
    {
        if (_services.Find(reference.Value) is { } service)
        {
            return service;
        }

        if (_idsByName.Find(reference.Value) is { } ids)
        {
            if (ids.Count == 1)
            {
                return _services.Find(ids[0]);
            }

            Diagnostics.Report(
                Catalogue.AmbiguousService,
                reference.Span,
                $"\"{reference.Value}\" may mean {Hints.Either(ids)}",
                "write the service with its namespace",
                [.. ids.Order(StringComparer.Ordinal).Select(id => new RelatedPlace(_services.Find(id)?.Span ?? reference.Span, $"{id} is defined here"))]);
            return null;
        }

        if (!KnowsAllNames || MayBeElsewhere(reference.Value))
        {
            _unresolved++;
            return null;
        }

        bool isShort = !reference.Value.Contains('.', StringComparison.Ordinal);
        Diagnostics.Report(
            Catalogue.UnknownService,
            reference.Span,
            $"unknown service \"{reference.Value}\"",
            Hints.DidYouMean(reference.Value, isShort ? _idsByName.Names : _services.Names, "services"));
        return null;
    }

    // Whether the namespace of a service with that name may be among what could not be read of it.
    private bool MayBeElsewhere(string id)
    {
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _idsByName.Find(id[..dot]) is { } ids && ids.Exists(known => _services.Find(known) is { IsSpoiled: true });
    }

    /// <summary>Where a part begins, for <see cref="IsSpoiledSince"/>.</summary>
    public BindingMark Mark() => new(Diagnostics.Items.Count, _unresolved);

    /// <summary>
    /// Whether something was wrong since <paramref name="mark"/>, so that a part can tell it of itself: an error was reported, or a name may be among what could
    /// not be read, which was reported elsewhere.
    /// </summary>
    public bool IsSpoiledSince(BindingMark mark) => _unresolved > mark.Unresolved || Diagnostics.HasErrorsSince(mark.Diagnostics);
}
