using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A version that is described runs somewhere.</summary>
internal sealed class VersionsServed : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            foreach (ServiceVersion version in service.Versions)
            {
                if (!service.IsSpoiled && !service.Placements.Any(placement => placement.Versions.Contains(version.Name)))
                {
                    diagnostics.Report(
                        Catalogue.VersionServedNowhere,
                        version.Span,
                        $"no cluster runs version \"{version.Name}\" of service \"{service.Id}\"",
                        "add it to the \"versions\" of a cluster, or leave it out");
                }
            }
        }
    }
}
