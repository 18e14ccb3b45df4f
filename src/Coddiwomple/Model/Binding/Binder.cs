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
        var services = ImmutableArray.CreateBuilder<Service>(declared.Count);
        foreach ((Service service, ServiceDocument source) in declared)
        {
            services.Add(ServiceBinder.Complete(service, source, scope));
        }

        services.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new Topology(main?.Name?.Value ?? "", mesh, scope.Everybody.Clusters, services.ToImmutable());
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

        if (scope.Clusters.Count == 0 && scope.KnowsAllNames)
        {
            scope.Diagnostics.Report(Catalogue.NoCluster, ShapeProblems.FirstLine(scope.Mesh.Span), "the topology has no clusters", "name at least one under \"spec.clusters\"");
        }
    }

    private static List<(Service Service, ServiceDocument Document)> DeclareServices(ImmutableArray<TopologyDocument> documents, BindingScope scope)
    {
        List<(Service, ServiceDocument)> declared = [];
        foreach (TopologyDocument document in documents)
        {
            foreach (ServiceDocument source in document.Services)
            {
                if (ServiceBinder.Declare(source, scope) is not { } service)
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
                    declared.Add((service, source));
                }
            }
        }

        return declared;
    }
}
