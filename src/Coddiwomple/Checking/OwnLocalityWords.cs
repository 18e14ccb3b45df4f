using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>
/// A policy's own <c>failoverPriority</c>: istiod 1.30 panics on it where endpoints are DNS names (istio#61857) and earlier ones ignore it there; older
/// releases know less of it.
/// </summary>
internal sealed class OwnLocalityWords : ITopologyRule
{
    private const int FirstWithValues = 18;
    private const int FirstBesideFailover = 20;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (!service.HasOwnLocalitySetting || service.IsSpoiled)
            {
                continue;
            }

            CheckPolicy(service, service.Traffic.Policy, diagnostics);
            foreach (ServiceVersion version in service.Versions)
            {
                CheckPolicy(service, version.Policy, diagnostics);
            }
        }
    }

    private static void CheckPolicy(Service service, TrafficPolicy? policy, DiagnosticBag diagnostics)
    {
        if (policy?.LoadBalancer?["localityLbSetting"] is not IstioMap setting || setting["failoverPriority"] is not IstioList priorities)
        {
            return;
        }

        SourceSpan? span = policy.Spans["loadBalancer.localityLbSetting.failoverPriority"];
        if (FindName(service) is { } name)
        {
            diagnostics.Report(
                Catalogue.PriorityOverNames,
                span,
                $"\"failoverPriority\" works with IP addresses only, but {name.Reason}",
                "istiod 1.30 fails on it and earlier ones ignore it: write \"failover\", or prefer nobody by labels",
                new RelatedPlace(name.Cluster.Span, "the cluster is defined here"));
        }

        bool hasValues = priorities.Items.Any(item => item is IstioText { Value: var text } && text.Contains('=', StringComparison.Ordinal));
        CheckRelease(service, FirstWithValues, hasValues, "a label with a value in \"failoverPriority\"", span, diagnostics);
        CheckRelease(service, FirstBesideFailover, setting["failover"] is not null, "\"failoverPriority\" beside \"failover\"", span, diagnostics);
    }

    private static void CheckRelease(Service service, int minor, bool isUsed, string what, SourceSpan? span, DiagnosticBag diagnostics)
    {
        ClustersWith old = ClustersWith.OlderThan(minor, isUsed ? service.Callers.Clusters : []);
        if (!old.IsEmpty)
        {
            diagnostics.Report(Catalogue.FieldNotAvailable, span, $"{what} needs Istio 1.{minor}, {old}", "upgrade, or leave it out", old.FirstPlace);
        }
    }

    // Whatever makes a caller's entry one of names: its own Kubernetes host, or a gateway of another cluster.
    private static (Cluster Cluster, string Reason)? FindName(Service service)
    {
        foreach (Placement placement in service.Placements)
        {
            if (!service.Traffic.UsesPods && service.Callers.Includes(placement.Cluster) && placement.Cluster.Locality is not null)
            {
                return (placement.Cluster, $"cluster \"{placement.Cluster.Name}\" reaches its own instances by the name of their Service");
            }

            foreach (GatewayAddress address in placement.Cluster.Gateways.SelectMany(gateway => gateway.Addresses))
            {
                if (!address.IsIp)
                {
                    return (placement.Cluster, $"a gateway of cluster \"{placement.Cluster.Name}\" is called \"{address.Text}\"");
                }
            }
        }

        return null;
    }
}
