using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes a list of cluster names, gives the clusters by name, each once.</summary>
internal static class ClusterLists
{
    public static ReadOnlyArray<Cluster> Bind(ReadOnlyArray<Located<string>> names, string field, BindingScope scope)
    {
        var clusters = new ByName<Cluster>();
        foreach (Located<string> name in names)
        {
            if (scope.ResolveCluster(name) is { } cluster && clusters.Add(cluster.Name, cluster) is not null)
            {
                scope.Diagnostics.Report(Catalogue.RepeatedEntry, name.Span, $"cluster \"{name.Value}\" is named twice in {field}", "leave one of them out");
            }
        }

        return clusters.ToSorted();
    }
}
