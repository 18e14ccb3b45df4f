using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>Subsets are named after versions and clusters; two different ones must not get the same name.</summary>
internal sealed class SubsetNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            // Without a "-" of its own, and not called "any", no version can be taken for anything else.
            if (service.IsSpoiled || service.Versions.All(version => version.Name != "any" && !version.Name.Contains('-', StringComparison.Ordinal)))
            {
                continue;
            }

            var names = new ByName<string>();
            names.Add("any", "all instances");
            foreach (Placement placement in service.Placements)
            {
                names.Add("any-" + placement.Cluster.Name, $"all instances in cluster \"{placement.Cluster.Name}\"");
            }

            var clashing = new HashSet<string>(StringComparer.Ordinal);
            foreach (ServiceVersion version in service.Versions)
            {
                if (!Add(names, version.Name, $"version \"{version.Name}\"", version.Span, service, diagnostics))
                {
                    clashing.Add(version.Name);
                }
            }

            foreach (ServiceVersion version in service.Versions)
            {
                foreach (Placement placement in service.Placements)
                {
                    if (placement.Versions.Contains(version.Name) && !clashing.Contains(version.Name))
                    {
                        string meaning = $"version \"{version.Name}\" in cluster \"{placement.Cluster.Name}\"";
                        Add(names, version.Name + "-" + placement.Cluster.Name, meaning, version.Span, service, diagnostics);
                    }
                }
            }
        }
    }

    private static bool Add(ByName<string> names, string name, string meaning, SourceSpan? span, Service service, DiagnosticBag diagnostics)
    {
        string? known = names.Add(name, meaning);
        if (known is not null)
        {
            diagnostics.Report(
                Catalogue.SubsetNameClash,
                span,
                $"the subset \"{name}\" of service \"{service.Id}\" would be {known} and {meaning}",
                "rename the version: subsets are called <version>, <version>-<cluster>, any and any-<cluster>");
        }

        return known is null;
    }
}
