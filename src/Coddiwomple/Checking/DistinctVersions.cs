using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Versions that run side by side are told apart by their labels.</summary>
internal sealed class DistinctVersions : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            for (int i = 1; i < service.Versions.Length; i++)
            {
                ServiceVersion version = service.Versions[i];
                if (!service.IsSpoiled && ConfusedWith(service, version, i) is { } first)
                {
                    diagnostics.Report(
                        Catalogue.VersionsWithOneLabel,
                        version.Span,
                        $"versions \"{first.Name}\" and \"{version.Name}\" of service \"{service.Id}\" have the same labels",
                        "each would get the calls of both: give the pods of each a label of their own, and name it under \"versions\"");
                }
            }
        }
    }

    private static ServiceVersion? ConfusedWith(Service service, ServiceVersion version, int before)
    {
        for (int i = 0; i < before; i++)
        {
            if (AreConfused(service, service.Versions[i], version))
            {
                return service.Versions[i];
            }
        }

        return null;
    }

    private static bool AreConfused(Service service, ServiceVersion a, ServiceVersion b) =>
        a.Labels.Equals(b.Labels)
        && service.Placements.Any(placement => placement.Versions.Contains(a.Name) && placement.Versions.Contains(b.Name));
}
