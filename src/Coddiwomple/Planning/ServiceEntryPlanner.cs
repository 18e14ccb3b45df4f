using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes a service as a calling cluster reaches it, and whom callers' sidecars accept at the other end, adds the ServiceEntry of one global host. With
/// <c>own: pods</c> it adds two, which istiod merges because host and namespace are equal: one that selects the own pods, one with the endpoints of other
/// clusters.
/// </summary>
internal sealed class ServiceEntryPlanner(ObjectMetas metas, string meshNamespace, VirtualAddresses addresses)
{
    public void AddTo(ArrayBuilder<ResourcePlan> resources, Reach reach, string host, ReadOnlyArray<EndpointPlan> endpoints, ReadOnlyArray<string> subjectAltNames)
    {
        if (!reach.UsesPods)
        {
            resources.Add(Entry(reach, host, host, endpoints, Labels.Empty, subjectAltNames));
            return;
        }

        resources.Add(Entry(reach, host, host + EntrySuffixes.OwnPods, [], reach.Service.Selector, subjectAltNames));
        if (!endpoints.IsEmpty)
        {
            resources.Add(Entry(reach, host, host + EntrySuffixes.OtherClusters, endpoints, Labels.Empty, subjectAltNames));
        }
    }

    private ServiceEntryPlan Entry(Reach reach, string host, string name, ReadOnlyArray<EndpointPlan> endpoints, Labels workloads, ReadOnlyArray<string> subjectAltNames)
    {
        Service service = reach.Service;
        return new ServiceEntryPlan(
            metas.Of(reach.Istio.NetworkingApi, name, reach.ObjectNamespace(meshNamespace)),
            [host],
            addresses.Find(host) is { } address ? [address] : [],
            IsStatic(reach),
            workloads.IsEmpty
                ? service.Ports.Select(static port => new EntryPortPlan(port.Name, port.Number, port.Protocol, null))
                : service.Ports.Select(static port => new EntryPortPlan(port.Name, port.Number, port.Protocol, port.TargetPort)),
            endpoints,
            workloads,
            service.Callers.Namespaces,
            subjectAltNames);
    }

    // The own Kubernetes host is a name; own pods have addresses.
    private static bool IsStatic(Reach reach) =>
        (reach.Own is null || reach.UsesPods) && reach.Remotes.All(remote => remote.Cluster.Gateways.All(gateway => gateway.Addresses.All(address => address.IsIp)));
}
