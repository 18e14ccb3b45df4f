using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>
/// Takes the documents of a topology, gives the global service model: documents joined, defaults filled in, references resolved, everything sorted.
/// Mistakes are reported, and what they spoil is left out, so that one run finds all of them.
/// </summary>
internal static class Binder
{
    /// <summary>Gives null where there is nothing to make a model of.</summary>
    public static Topology? Bind(ReadOnlyArray<TopologyDocument> documents, DiagnosticBag diagnostics)
    {
        if (documents.IsEmpty)
        {
            if (!diagnostics.HasErrors)
            {
                diagnostics.Report(Catalogue.NoMesh, null, "no topology was given", "write a topology file, or begin with \"coddiwomple init\"");
            }

            return null;
        }

        TopologyDocument? main = MeshFinder.Find(documents, diagnostics);
        Mesh mesh = main?.Mesh is { } document ? MeshBinder.Bind(main.File, document, diagnostics) : MeshBinder.Assume(documents[0].File);
        bool isWhole = !documents.Any(source => source.IsSpoiled);
        var scope = new BindingScope(diagnostics, mesh) { KnowsAllNames = isWhole };
        BindClusters(documents, main?.Mesh, scope);
        ReadOnlyArray<DeclaredService> declared = DeclareServices(documents, scope);
        var services = new Service[declared.Length];
        SharedWork.For(services.Length, diagnostics, (from, to, bag) =>
        {
            BindingScope own = scope.ReportingTo(bag);
            for (int i = from; i < to; i++)
            {
                services[i] = ServiceBinder.Complete(declared[i].Service, declared[i].Document, own);
            }
        });
        Array.Sort(services, static (a, b) => Ordinal.Compare(a.Id, b.Id));
        return new Topology(Values.TopologyName(main?.Name, diagnostics), mesh, scope.Everybody.Clusters, new(services)) { IsWhole = isWhole };
    }

    private static void BindClusters(ReadOnlyArray<TopologyDocument> documents, MeshDocument? mesh, BindingScope scope)
    {
        foreach (TopologyDocument document in documents)
        {
            foreach (ClusterDocument source in document.Clusters)
            {
                if (ClusterBinder.Bind(source, mesh, scope) is { } cluster && scope.AddCluster(cluster) is { } first)
                {
                    scope.Diagnostics.Report(
                        Catalogue.DuplicateCluster, cluster.Span, $"a second cluster \"{cluster.Name}\"", "give each cluster its own name",
                        new RelatedPlace(first.Span, "the first is here"));
                }
            }
        }

        scope.EndClusters();
        if (!scope.HasClusters && scope.KnowsAllNames)
        {
            scope.Diagnostics.Report(Catalogue.NoCluster, ShapeProblems.FirstLine(scope.Mesh.Span), "the topology has no clusters", "name at least one under \"spec.clusters\"");
        }
    }

    private static ReadOnlyArray<DeclaredService> DeclareServices(ReadOnlyArray<TopologyDocument> documents, BindingScope scope)
    {
        var all = new ArrayBuilder<ServiceDocument>();
        foreach (TopologyDocument document in documents)
        {
            all.AddRange(document.Services);
        }

        ReadOnlyArray<ServiceDocument> sources = all.ToReadOnly();
        var services = new Service?[sources.Length];
        SharedWork.For(services.Length, scope.Diagnostics, (from, to, bag) =>
        {
            BindingScope own = scope.ReportingTo(bag);
            for (int i = from; i < to; i++)
            {
                services[i] = ServiceBinder.Declare(sources[i], own);
            }
        });
        return AddAll(services, sources, scope);
    }

    // In the order of the topology, so that of two services with one name the first counts.
    private static ReadOnlyArray<DeclaredService> AddAll(Service?[] services, ReadOnlyArray<ServiceDocument> sources, BindingScope scope)
    {
        var added = new ArrayBuilder<DeclaredService>(services.Length);
        for (int i = 0; i < services.Length; i++)
        {
            if (services[i] is not { } service)
            {
                continue;
            }

            if (scope.AddService(service) is { } first)
            {
                scope.Diagnostics.Report(
                    Catalogue.DuplicateService,
                    service.Span,
                    $"a second service \"{service.Id}\"",
                    "describe a service in one place, with all clusters where it runs",
                    new RelatedPlace(first.Span, "the first is here"));
            }
            else
            {
                added.Add(new DeclaredService(service, sources[i]));
            }
        }

        return added.ToReadOnly();
    }

    private sealed record DeclaredService(Service Service, ServiceDocument Document);
}
