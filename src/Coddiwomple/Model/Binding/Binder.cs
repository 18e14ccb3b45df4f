using System.Collections.Immutable;
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
    public static Topology? Bind(ImmutableArray<TopologyDocument> documents, DiagnosticBag diagnostics)
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
        List<(Service Service, ServiceDocument Document)> declared = DeclareServices(documents, scope);
        var services = new Service[declared.Count];
        SharedWork.For(services.Length, diagnostics, (from, to, bag) =>
        {
            BindingScope own = scope.ReportingTo(bag);
            for (int i = from; i < to; i++)
            {
                services[i] = ServiceBinder.Complete(declared[i].Service, declared[i].Document, own);
            }
        });
        Array.Sort(services, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new Topology(main?.Name?.Value ?? "", mesh, scope.Everybody.Clusters, [.. services]);
    }

    private static void BindClusters(ImmutableArray<TopologyDocument> documents, MeshDocument? mesh, BindingScope scope)
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
        if (scope.Clusters.Count == 0 && scope.KnowsAllNames)
        {
            scope.Diagnostics.Report(Catalogue.NoCluster, ShapeProblems.FirstLine(scope.Mesh.Span), "the topology has no clusters", "name at least one under \"spec.clusters\"");
        }
    }

    private static List<(Service Service, ServiceDocument Document)> DeclareServices(ImmutableArray<TopologyDocument> documents, BindingScope scope)
    {
        List<ServiceDocument> sources = [];
        foreach (TopologyDocument document in documents)
        {
            sources.AddRange(document.Services);
        }

        var services = new Service?[sources.Count];
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
    private static List<(Service Service, ServiceDocument Document)> AddAll(Service?[] services, List<ServiceDocument> sources, BindingScope scope)
    {
        List<(Service, ServiceDocument)> added = [];
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
                added.Add((service, sources[i]));
            }
        }

        return added;
    }
}
