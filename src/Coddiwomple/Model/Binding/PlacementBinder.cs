using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>clusters</c> of a service, gives where it runs, by cluster name.</summary>
internal static class PlacementBinder
{
    public static ReadOnlyArray<Placement> Bind(ServiceDocument document, string name, string nameSpace, BindingScope scope)
    {
        var placements = new ByName<Placement>();
        KubernetesService? usual = null;
        string? usualDomain = null;
        foreach (PlacementDocument item in document.Clusters)
        {
            if (item.Name is not { } clusterName || scope.ResolveCluster(clusterName) is not { } cluster)
            {
                continue;
            }

            // Mostly the same everywhere.
            if (usual is null || usualDomain != cluster.ClusterDomain)
            {
                usualDomain = cluster.ClusterDomain;
                usual = new KubernetesService($"{name}.{nameSpace}.svc.{usualDomain}");
            }

            KubernetesService there = item.Host is { } given ? BindHost(given, usual, cluster, scope.Diagnostics) : usual;
            var placement = new Placement(clusterName.Span, cluster, BindVersions(item, scope.Diagnostics), there);
            if (placements.Add(cluster.Name, placement) is { } first)
            {
                scope.Diagnostics.Report(
                    Catalogue.DuplicatePlacement,
                    clusterName.Span,
                    $"cluster \"{cluster.Name}\" is listed twice for service \"{name}\"",
                    "write one entry with all versions",
                    new RelatedPlace(first.Span, "the first is here"));
            }
        }

        return placements.ToSorted();
    }

    private static ReadOnlyArray<string> BindVersions(PlacementDocument item, DiagnosticBag diagnostics)
    {
        var versions = new ArrayBuilder<string>(item.Versions.Length);
        foreach (Located<string> version in item.Versions)
        {
            if (versions.Contains(version.Value))
            {
                diagnostics.Report(Catalogue.RepeatedEntry, version.Span, $"version \"{version.Value}\" is named twice for one cluster", "leave one of them out");
            }
            else
            {
                versions.Add(version.Value);
            }
        }

        versions.Sort(Ordinal.Compare);
        return versions.ToReadOnly();
    }

    private static KubernetesService BindHost(Located<string> given, KubernetesService usual, Cluster cluster, DiagnosticBag diagnostics)
    {
        string[] labels = given.Value.Split('.');
        bool hasForm = labels.Length > 3
            && labels[2] == "svc"
            && NameSyntax.ProblemOfLabel(labels[0]) is null
            && NameSyntax.ProblemOfLabel(labels[1]) is null;
        if (hasForm && string.Join('.', labels[3..]) == cluster.ClusterDomain)
        {
            return new KubernetesService(given.Value);
        }

        // A cluster that is wrong itself may have another domain than the one assumed for it.
        if (!hasForm || !cluster.IsSpoiled)
        {
            diagnostics.Report(
                Catalogue.InvalidHost,
                given.Span,
                $"\"{given.Value}\" is not the name of a Kubernetes Service in cluster \"{cluster.Name}\"",
                $"write <name>.<namespace>.svc.{cluster.ClusterDomain}");
        }

        return usual;
    }
}
