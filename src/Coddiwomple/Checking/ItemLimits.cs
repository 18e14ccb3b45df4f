using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Istio's custom resource definitions limit the length of lists.</summary>
internal sealed class ItemLimits : ITopologyRule
{
    // An entry may have 256, but each of its endpoints has a map of them that may not.
    private const int MostPorts = 128;
    private const int MostEndpoints = 4096;
    private const int MostAccessRules = 512;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        bool hasManyAddresses = CountAddresses(topology) > MostEndpoints;
        foreach (Service service in topology.Services)
        {
            if (service.Ports.Length > MostPorts)
            {
                Report(service, service.Ports.Length, "ports", MostPorts, diagnostics);
            }

            int endpoints = hasManyAddresses || service.Traffic.UsesPods ? service.Placements.Sum(placement => CountEndpoints(service, placement)) : 0;
            if (endpoints > MostEndpoints)
            {
                Report(service, endpoints, "endpoints", MostEndpoints, diagnostics);
            }

            foreach (bool isDeny in (ReadOnlySpan<bool>)[false, true])
            {
                int rules = service.Access.Length > MostAccessRules ? service.Access.Count(rule => rule.IsDeny == isDeny) : 0;
                if (rules > MostAccessRules)
                {
                    diagnostics.Report(
                        Catalogue.TooManyItems,
                        service.Access[0].Span,
                        $"service \"{service.Id}\" has {rules} rules of \"access\"",
                        $"an AuthorizationPolicy holds at most {MostAccessRules}: name several services, principals or paths in one rule");
                }
            }
        }
    }

    // Beside own pods an address stands once for each version.
    private static int CountEndpoints(Service service, Placement placement) =>
        placement.Cluster.AddressCount * (service.Traffic.UsesPods ? Math.Max(1, placement.Versions.Length) : 1);

    private static int CountAddresses(Topology topology)
    {
        int count = 0;
        foreach (Cluster cluster in topology.Clusters)
        {
            count += cluster.AddressCount;
        }

        return count;
    }

    private static void Report(Service service, int count, string what, int most, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            Catalogue.TooManyItems, service.Span, $"service \"{service.Id}\" has {count} {what}", $"a ServiceEntry holds at most {most}: split the service");
}
