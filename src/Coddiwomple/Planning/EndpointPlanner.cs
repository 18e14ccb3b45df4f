using System.Numerics;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes a service as a calling cluster reaches it and the subsets of its rule, gives the endpoints, labelled so that the subsets select them: the own
/// Kubernetes host first (own pods select themselves), then every gateway address of the other clusters, by cluster name.
/// </summary>
internal static class EndpointPlanner
{
    public static ReadOnlyArray<EndpointPlan> Plan(Reach reach, ReadOnlyArray<SubsetNeed> needs)
    {
        var endpoints = new ArrayBuilder<EndpointPlan>();
        int? unit = reach.Service.Traffic.PrefersAny ? WeightUnit(reach) : null;
        if (reach.Own is { } own && !reach.UsesPods)
        {
            endpoints.Add(Own(reach, own, needs, unit));
        }

        foreach (RemotePlacement remote in reach.RemotesByName)
        {
            AddRemote(endpoints, reach, remote, LabelSets(reach, remote, needs), unit / remote.Cluster.AddressCount);
        }

        return endpoints.ToReadOnly();
    }

    private static EndpointPlan Own(Reach reach, Placement own, ReadOnlyArray<SubsetNeed> needs, int? weight) => new(
        own.Host,
        !reach.HasLocality ? null : reach.Service.HasOwnLocalitySetting ? reach.Caller.Locality?.Text : reach.CallerRegion,
        weight,
        reach.Service.Ports.Select(port => new EndpointPortPlan(port.Name, port.BackendPort)),
        reach.Service.Mtls == MtlsMode.Disable
            ? own.Cluster.EndpointSelector
            : LabelsFor(own.Cluster, needs.Where(need => need.Kind == SubsetKind.Whole).Select(need => need.Selector)));

    private static void AddRemote(
        ArrayBuilder<EndpointPlan> endpoints, Reach reach, RemotePlacement remote, ReadOnlyArray<Labels> labelSets, int? weight)
    {
        foreach (Gateway gateway in remote.Cluster.Gateways)
        {
            ReadOnlyArray<EndpointPortPlan> ports = PortsAt(gateway.Port, reach.Service, endpoints);
            foreach (GatewayAddress address in gateway.Addresses)
            {
                foreach (Labels labels in labelSets)
                {
                    endpoints.Add(new EndpointPlan(address.Text, remote.Region, weight, ports, labels));
                }
            }
        }
    }

    // Nearly all gateways have one and the same port.
    private static ReadOnlyArray<EndpointPortPlan> PortsAt(int number, Service service, ArrayBuilder<EndpointPlan> before) =>
        before.Count > 0 && AreAt(number, before[^1].Ports) ? before[^1].Ports : NewPortsAt(number, service);

    private static bool AreAt(int number, ReadOnlyArray<EndpointPortPlan> ports)
    {
        foreach (EndpointPortPlan port in ports)
        {
            if (port.Number != number)
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlyArray<EndpointPortPlan> NewPortsAt(int number, Service service) => service.Ports.Select(port => new EndpointPortPlan(port.Name, number));

    // Beside own pods an address stands once for each version that it leads to, since subsets select by the version's own labels.
    private static ReadOnlyArray<Labels> LabelSets(Reach reach, RemotePlacement remote, ReadOnlyArray<SubsetNeed> needs)
    {
        ReadOnlyArray<Labels> selecting = Selecting(reach, remote, needs);
        if (!reach.UsesPods || remote.Placement.Versions.IsEmpty)
        {
            return [reach.KeepsWholeOrder ? LabelsFor(remote.Cluster, [.. selecting, FallbackOrder.LabelsOf(reach, remote)]) : LabelsFor(remote.Cluster, selecting)];
        }

        return LabelsOfVersions(reach.Service, remote, needs, selecting);
    }

    private static ReadOnlyArray<Labels> LabelsOfVersions(Service service, RemotePlacement remote, ReadOnlyArray<SubsetNeed> needs, ReadOnlyArray<Labels> selecting) =>
        remote.Placement.Versions.Select(version => IsLeftOut(needs, version, remote)
            ? LabelsFor(remote.Cluster, selecting)
            : LabelsFor(remote.Cluster, [.. selecting, service.LabelsOf(version)]));

    // What the subsets that take in this cluster select by, but for versions that have labels of their own.
    private static ReadOnlyArray<Labels> Selecting(Reach reach, RemotePlacement remote, ReadOnlyArray<SubsetNeed> needs)
    {
        var selecting = new ArrayBuilder<Labels>();
        foreach (SubsetNeed need in needs)
        {
            if (need.Kind != SubsetKind.Cluster && (need.Version is null || !reach.UsesPods) && need.Clusters.Contains(remote))
            {
                selecting.Add(need.Selector);
            }
        }

        return selecting.ToReadOnly();
    }

    // Its SNI is not that of the version's subset, so the subset must not select it.
    private static bool IsLeftOut(ReadOnlyArray<SubsetNeed> needs, string version, RemotePlacement remote) =>
        needs.Any(need => need.Kind == SubsetKind.Version && need.Version == version && !need.Clusters.Contains(remote));

    private static Labels LabelsFor(Cluster cluster, ReadOnlyArray<Labels> selectors)
    {
        if (selectors.IsEmpty)
        {
            return cluster.MutualTlsEndpointLabels;
        }

        var labels = new ArrayBuilder<Label>();
        labels.AddRange(cluster.MutualTlsEndpointLabels.Items);
        foreach (Labels selector in selectors)
        {
            labels.AddRange(selector.Items);
        }

        return Labels.From(labels.ToReadOnly());
    }

    // Clusters share equally whatever their number of addresses: a cluster's weight is the least common multiple, spread over its addresses.
    private static int? WeightUnit(Reach reach)
    {
        int[] counts = [.. reach.Own is null ? [] : (int[])[1], .. reach.Remotes.Select(remote => remote.Cluster.AddressCount)];
        int unit = 1;
        foreach (int count in counts)
        {
            unit = unit / (int)BigInteger.GreatestCommonDivisor(unit, count) * count;
        }

        return counts.All(count => count == counts[0]) ? null : unit;
    }
}
