using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Where an entry holds names, Istio resolves all of it by DNS, and IPv6 addresses in it work for sidecars with IPv6 only.</summary>
internal sealed class Ipv6WithNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Cluster cluster in topology.Clusters)
        {
            GatewayAddress? ipv6 = Find(cluster, address => address.IsIp && address.Text.Contains(':', StringComparison.Ordinal));
            if (ipv6 is null || FindService(topology, cluster) is not { } service)
            {
                continue;
            }

            diagnostics.Report(
                Catalogue.Ipv6BesideNames,
                ipv6.Span,
                $"IPv6 address \"{ipv6.Text}\" stands beside DNS names in the entry of service \"{service.Id}\"",
                "only dual-stack or IPv6 sidecars reach it there: give the gateway an IPv4 address too, or make sure that the callers have IPv6");
        }
    }

    // A caller that runs the service itself has its own Kubernetes host, a name, in the entry.
    private static Service? FindService(Topology topology, Cluster cluster)
    {
        foreach (Service service in topology.Services)
        {
            if (service.FindPlacement(cluster) is null)
            {
                continue;
            }

            foreach (Placement placement in service.Placements)
            {
                Cluster other = placement.Cluster;
                if (!ReferenceEquals(other, cluster) && (service.Callers.Includes(other) || Find(other, address => !address.IsIp) is not null))
                {
                    return service;
                }
            }
        }

        return null;
    }

    private static GatewayAddress? Find(Cluster cluster, Func<GatewayAddress, bool> wanted)
    {
        foreach (Gateway gateway in cluster.Gateways)
        {
            if (gateway.Addresses.FirstOrDefault(wanted) is { } address)
            {
                return address;
            }
        }

        return null;
    }
}
