using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes a service as a calling cluster reaches it and the subsets its routes use, gives the DestinationRule of one global host. With several ports there
/// is no single SNI, so everything is said once a port: Istio's port-level settings replace the destination's, also inside subsets.
/// </summary>
internal sealed class DestinationRulePlanner(ObjectMetas metas, string meshNamespace, ViaMode via)
{
    public DestinationRulePlan Plan(Reach reach, string host, ReadOnlyArray<SubsetNeed> needs, bool hasAlternatives)
    {
        Service service = reach.Service;
        var subsets = new ArrayBuilder<SubsetPlan>(needs.Length);
        foreach (SubsetNeed need in needs)
        {
            subsets.Add(new SubsetPlan(need.Name, need.Selector, SubsetPolicy(reach, need, hasAlternatives)));
        }

        ObjectMeta meta = !needs.IsEmpty && reach.Istio.FlagsEndpointSubsets
            ? metas.WithEndpointSubsets(reach.Istio.NetworkingApi, host, reach.ObjectNamespace(meshNamespace))
            : metas.Of(reach.Istio.NetworkingApi, host, reach.ObjectNamespace(meshNamespace));
        return new DestinationRulePlan(meta, host, service.Callers.Namespaces, HostPolicy(reach, hasAlternatives), subsets.ToReadOnly());
    }

    private TrafficPolicyPlan HostPolicy(Reach reach, bool hasAlternatives)
    {
        Placement? named = reach.HasSingleSni ? reach.Remotes.First?.Placement : null;
        TrafficPolicy? policy = reach.Service.Traffic.Policy;
        IstioMap? ejection = Ejection(reach, policy, hasAlternatives);
        IstioMap? balancer = Balancer(reach, policy, reach.FirstRegion, ejection, reach.Service.Traffic.PrefersAny);
        return PerPort(reach.Service, new Common(policy, SaysPool: true, balancer, ejection, named, null));
    }

    // What a subset of a service with one port does not say it inherits, field by field.
    private TrafficPolicyPlan SubsetPolicy(Reach reach, SubsetNeed need, bool hasAlternatives)
    {
        RemotePlacement? first = need.Clusters.First;
        TrafficPolicy? own = need.Version is { } version ? reach.Service.FindVersion(version)?.Policy : null;
        int clusters = need.Clusters.Length + (need.Kind != SubsetKind.Cluster && reach.UsesPods ? 1 : 0);
        bool needsOwnOrder = clusters > 1 && !reach.KeepsWholeOrder && !reach.Service.HasOwnLocalitySetting && !reach.Service.Traffic.PrefersAny && first?.Region != reach.Remotes.First?.Region;

        // A version is asked of the own pods first even where the service as a whole has no preference.
        bool prefersOwnPods = reach.Service.Traffic.PrefersAny && reach.UsesPods && need.Version is { } asked && need.Kind == SubsetKind.Version && reach.Own?.Versions.Contains(asked) == true;

        bool saysAll = reach.Service.Ports.Length > 1;
        bool saysPool = saysAll || own?.ConnectionPool is not null;
        bool saysBalancing = saysAll || own?.LoadBalancer is not null || needsOwnOrder || prefersOwnPods;

        // Istio wants outlier detection beside every failover, though it would be inherited.
        bool saysEjection = saysBalancing || own?.OutlierDetection is not null;
        TrafficPolicy? policy = PolicyPlanner.Over(own, reach.Service.Traffic.Policy);
        IstioMap? ejection = saysEjection ? Ejection(reach, policy, hasAlternatives) : null;
        IstioMap? balancer = saysBalancing ? Balancer(reach, policy, first?.Region, ejection, reach.Service.Traffic.PrefersAny && !prefersOwnPods) : null;
        return PerPort(reach.Service, new Common(policy, saysPool, balancer, ejection, first?.Placement, need.Version));
    }

    private static IstioMap? Ejection(Reach reach, TrafficPolicy? policy, bool hasAlternatives) =>
        PolicyDialect.OutlierDetection(PolicyPlanner.OutlierDetection(policy?.OutlierDetection, hasAlternatives), reach.Istio);

    private static IstioMap? Balancer(Reach reach, TrafficPolicy? policy, string? fallback, IstioMap? ejection, bool prefersAny) =>
        PolicyDialect.LoadBalancer(PolicyPlanner.BesideEjection(PolicyPlanner.LoadBalancer(policy?.LoadBalancer, reach, fallback, prefersAny), ejection), reach.Istio);

    // Without a server name istiod makes one of the global host, which is what the historic rewrite looks for.
    private TlsPlan Tls(Service service, Placement? receiver, ServicePort port, string? subset) => service.MtlsOf(port) == MtlsMode.Disable
        ? TlsPlan.Disabled
        : TlsPlan.Mutual(receiver is null || via == ViaMode.Rewrite ? null : Sni.Of(receiver, port, subset));

    private TrafficPolicyPlan PerPort(Service service, Common common) => service.Ports.Length == 1
        ? new TrafficPolicyPlan(SettingsOf(service, service.Ports[0], common), [])
        : new TrafficPolicyPlan(null, EachPort(service, common));

    private ReadOnlyArray<PortPolicyPlan> EachPort(Service service, Common common) =>
        service.Ports.Select(port => new PortPolicyPlan(port.Number, SettingsOf(service, port, common)));

    private PolicySettings SettingsOf(Service service, ServicePort port, Common common) => new(
        common.SaysPool ? PolicyPlanner.ConnectionPool(common.Policy?.ConnectionPool, port.Protocol) : null,
        common.Balancer,
        common.Ejection,
        Tls(service, common.Receiver, port, common.Version));

    // What the settings of all ports are made of. Receiver: whose server name they say.
    private readonly record struct Common(TrafficPolicy? Policy, bool SaysPool, IstioMap? Balancer, IstioMap? Ejection, Placement? Receiver, string? Version);
}
