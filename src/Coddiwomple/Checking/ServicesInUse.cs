using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A service runs somewhere, has a port and somebody who calls it; else nothing is generated for it.</summary>
internal sealed class ServicesInUse : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.IsSpoiled)
            {
                continue;
            }

            (string What, string Hint)? problem = service switch
            {
                { Placements.IsEmpty: true } => ("runs in no cluster", "name under \"clusters\" where it runs"),
                { Callers.Clusters.IsEmpty: true } => ("has no caller", "name clusters under \"callers\", or leave \"callers\" out"),
                _ => null,
            };
            if (problem is { } found)
            {
                diagnostics.Report(
                    Catalogue.ServiceWithoutUse, service.Span, $"service \"{service.Id}\" {found.What}, so nobody can reach it", found.Hint);
            }
        }
    }
}
