using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Istio's custom resource definitions limit the length of lists.</summary>
internal sealed class ItemLimits : ITopologyRule
{
    private const int MostPorts = 256;
    private const int MostEndpoints = 4096;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        bool hasManyAddresses = topology.Clusters.Sum(CountAddresses) > MostEndpoints;
        foreach (Service service in topology.Services)
        {
            if (service.Ports.Length > MostPorts)
            {
                Report(service, service.Ports.Length, "ports", MostPorts, diagnostics);
            }

            int endpoints = hasManyAddresses ? service.Placements.Sum(placement => CountAddresses(placement.Cluster)) : 0;
            if (endpoints > MostEndpoints)
            {
                Report(service, endpoints, "endpoints", MostEndpoints, diagnostics);
            }
        }
    }

    private static int CountAddresses(Cluster cluster) => cluster.Gateways.Sum(gateway => gateway.Addresses.Length);

    private static void Report(Service service, int count, string what, int most, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            Catalogue.TooManyItems, service.Span, $"service \"{service.Id}\" has {count} {what}", $"a ServiceEntry holds at most {most}: split the service");
}
