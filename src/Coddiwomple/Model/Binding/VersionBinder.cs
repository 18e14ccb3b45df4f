using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the versions that clusters run and what <c>versions</c> says about them, gives them by name.</summary>
internal static class VersionBinder
{
    // Leaves room for "any-" and for telling two clusters apart in a subset's name.
    private const int LongestVersion = 55;

    public static ReadOnlyArray<ServiceVersion> Bind(
        ServiceDocument document, ReadOnlyArray<Placement> placements, Callers callers, DiagnosticBag diagnostics)
    {
        var versions = new ByName<ServiceVersion>();
        foreach (VersionDocument item in document.Versions)
        {
            if (item.Name is { } name && IsVersion(name, diagnostics))
            {
                Declare(versions, item, name, placements, callers, diagnostics);
            }
        }

        foreach (PlacementDocument placement in document.Clusters)
        {
            foreach (Located<string> name in placement.Versions)
            {
                if (versions.Find(name.Value) is not null)
                {
                    CheckSubset(name, placement.Name, diagnostics);
                }
                else if (IsVersion(name, diagnostics))
                {
                    CheckSubset(name, placement.Name, diagnostics);
                    versions.Add(name.Value, new ServiceVersion(name.Value, Labels.Of("version", name.Value), null) { Span = name.Span });
                }
            }
        }

        return versions.ToSorted();
    }

    private static void Declare(
        ByName<ServiceVersion> versions, VersionDocument item, Located<string> name, ReadOnlyArray<Placement> placements, Callers callers, DiagnosticBag diagnostics)
    {
        Labels labels = Values.Labels(item.Labels, Labels.Of("version", name.Value), $"version \"{name.Value}\"", diagnostics);
        var version = new ServiceVersion(name.Value, labels, PolicyBinder.Bind(item.Policy, placements, callers, diagnostics)) { Span = name.Span };
        if (versions.Add(name.Value, version) is { } first)
        {
            diagnostics.Report(
                Catalogue.DuplicateVersion,
                name.Span,
                $"a second version \"{name.Value}\"",
                "write everything about a version into one entry",
                new RelatedPlace(first.Span ?? name.Span, "the first is here"));
        }
    }

    private static bool IsVersion(Located<string> name, DiagnosticBag diagnostics)
    {
        if (!Values.IsName(name, "version", diagnostics))
        {
            return false;
        }

        if (name.Value.Length > LongestVersion)
        {
            diagnostics.Report(
                Catalogue.NameTooLong,
                name.Span,
                $"version \"{name.Value}\" has {name.Value.Length} characters",
                $"at most {LongestVersion} are possible: subset names are made from versions");
        }

        return true;
    }

    private static void CheckSubset(Located<string> version, Located<string>? cluster, DiagnosticBag diagnostics)
    {
        if (cluster is null || version.Value.Length > LongestVersion || cluster.Value.Length > NameSyntax.LongestLabel)
        {
            return;
        }

        int length = version.Value.Length + 1 + cluster.Value.Length;
        if (length > NameSyntax.LongestLabel)
        {
            diagnostics.Report(
                Catalogue.NameTooLong,
                version.Span,
                $"the subset \"{version.Value}-{cluster.Value}\" would have {length} characters",
                $"Istio allows {NameSyntax.LongestLabel}: shorten the name of the version or of the cluster");
        }
    }
}
