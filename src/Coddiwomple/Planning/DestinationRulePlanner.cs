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
        return PerPort(reach.Service, port => Settings(reach, port, reach.Service.Traffic.Policy, reach.FirstRegion, hasAlternatives, Tls(reach.Service, named, port, null)));
    }

    private TrafficPolicyPlan SubsetPolicy(Reach reach, SubsetNeed need, bool hasAlternatives)
    {
        RemotePlacement? first = need.Clusters.First;
        TrafficPolicy? own = need.Version is { } version ? reach.Service.FindVersion(version)?.Policy : null;
        int clusters = need.Clusters.Length + (need.Kind != SubsetKind.Cluster && reach.UsesPods ? 1 : 0);
        bool needsOwnOrder = clusters > 1 && !reach.KeepsWholeOrder && !reach.Service.HasOwnLocalitySetting && !reach.Service.Traffic.PrefersAny && first?.Region != reach.Remotes.First?.Region;

        // What a subset does not say it inherits, field by field.
        return reach.Service.Ports is [ServicePort only] && own is null && !needsOwnOrder
            ? new TrafficPolicyPlan(new PolicySettings(null, null, null, Tls(reach.Service, first?.Placement, only, need.Version)), [])
            : SubsetPolicy(reach, need, hasAlternatives, own, needsOwnOrder);
    }

    private TrafficPolicyPlan SubsetPolicy(Reach reach, SubsetNeed need, bool hasAlternatives, TrafficPolicy? own, bool needsOwnOrder)
    {
        RemotePlacement? first = need.Clusters.First;
        TrafficPolicy policy = PolicyPlanner.Over(own, reach.Service.Traffic.Policy);
        return PerPort(reach.Service, port =>
        {
            TlsPlan tls = Tls(reach.Service, first?.Placement, port, need.Version);
            PolicySettings whole = Settings(reach, port, policy, first?.Region, hasAlternatives, tls);
            if (reach.Service.Ports.Length > 1)
            {
                return whole;
            }

            // Istio wants outlier detection beside every failover, though it would be inherited.
            bool repeatsBalancing = own?.LoadBalancer is not null || needsOwnOrder;
            return new PolicySettings(
                own?.ConnectionPool is null ? null : whole.ConnectionPool,
                repeatsBalancing ? whole.LoadBalancer : null,
                repeatsBalancing || own?.OutlierDetection is not null ? whole.OutlierDetection : null,
                tls);
        });
    }

    private static PolicySettings Settings(Reach reach, ServicePort port, TrafficPolicy? policy, string? fallback, bool hasAlternatives, TlsPlan tls)
    {
        IstioMap? ejection = PolicyPlanner.OutlierDetection(policy?.OutlierDetection, hasAlternatives);
        IstioMap? balancer = PolicyPlanner.LoadBalancer(policy?.LoadBalancer, reach, fallback);
        return new PolicySettings(
            PolicyPlanner.ConnectionPool(policy?.ConnectionPool, port.Protocol),
            PolicyDialect.LoadBalancer(ejection is null ? PolicyPlanner.WithoutFailover(balancer) : balancer, reach.Istio),
            PolicyDialect.OutlierDetection(ejection, reach.Istio),
            tls);
    }

    // Without a server name istiod makes one of the global host, which is what the historic rewrite looks for.
    private TlsPlan Tls(Service service, Placement? receiver, ServicePort port, string? subset) => service.MtlsOf(port) == MtlsMode.Disable
        ? TlsPlan.Disabled
        : TlsPlan.Mutual(receiver is null || via == ViaMode.Rewrite ? null : Sni.Of(receiver, port, subset));

    private static TrafficPolicyPlan PerPort(Service service, Func<ServicePort, PolicySettings> settings) => service.Ports.Length == 1
        ? new TrafficPolicyPlan(settings(service.Ports[0]), [])
        : new TrafficPolicyPlan(null, service.Ports.Select(port => new PortPolicyPlan(port.Number, settings(port))));
}
