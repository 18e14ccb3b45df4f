using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes a placement, gives the DestinationRule of its Kubernetes host: the receiving gateway has a filter chain for each subset named here. It sits in the
/// Kubernetes Service's namespace and is exported everywhere, because the gateway must see it. Null where there is nothing to say.
/// </summary>
internal sealed class VersionsRulePlanner(ObjectMetas metas, ViaMode via, AggregateMembers aggregated)
{
    public DestinationRulePlan? Plan(Service service, Placement placement)
    {
        TrafficPolicy? policy = service.Traffic.UsesAggregate || aggregated.CrossServices(service) ? WithEjection(service.Traffic.Policy) : service.Traffic.Policy;
        IstioProfile istio = IstioProfile.For(placement.Cluster.Istio);
        ReadOnlyArray<SubsetPlan> subsets = placement.Versions.Select(version => Subset(service, policy, version, version, istio));
        if (via == ViaMode.Rewrite)
        {
            subsets = subsets.Add(NamedByCallers(service, policy, placement, istio).AsSpan()).Sort(static (a, b) => Ordinal.Compare(a.Name, b.Name));
        }

        bool mustSpeakOfTls = !istio.HasAutoMtls && (service.Mtls == MtlsMode.Disable || !service.PortMtls.IsEmpty);
        if (subsets.IsEmpty && policy is null && !mustSpeakOfTls)
        {
            return null;
        }

        ObjectMeta meta = metas.Of(istio.NetworkingApi, service.Name + "-versions", placement.Namespace);
        return new DestinationRulePlan(meta, placement.Host, [], HostPolicy(service, policy, istio), subsets);
    }

    // A member of an aggregate is left only when all of it is ejected.
    private static TrafficPolicy WithEjection(TrafficPolicy? policy) =>
        new(policy?.ConnectionPool, policy?.LoadBalancer, PolicyPlanner.OutlierDetection(policy?.OutlierDetection, hasAlternatives: true));

    // The rewrite keeps the caller's subset in the name it looks up, so the receiver must have subsets of those names too.
    private ReadOnlyArray<SubsetPlan> NamedByCallers(Service service, TrafficPolicy? policy, Placement placement, IstioProfile istio)
    {
        string suffix = "-" + placement.Cluster.Name;
        IEnumerable<RouteTarget> targets = service.Traffic.Routes.SelectMany(route => route.AllTargets);
        IEnumerable<string?> versions = targets.Where(target => ReferenceEquals(target.Cluster, placement.Cluster))
            .Select(target => target.Version)
            .Concat(aggregated.NamesCluster(service, placement.Cluster) ? [null] : [])
            .Distinct();
        return [.. versions.Select(version => version is null
            ? new SubsetPlan("any" + suffix, service.Selector, null)
            : Subset(service, policy, version + suffix, version, istio))];
    }

    // What a subset does not say it inherits from the host's policy, but Istio wants outlier detection beside every failover.
    private static SubsetPlan Subset(Service service, TrafficPolicy? policy, string name, string version, IstioProfile istio)
    {
        TrafficPolicy? own = service.FindVersion(version)?.Policy;
        if (own is { OutlierDetection: null } && PolicyPlanner.HasFailover(own.LoadBalancer))
        {
            own = own with { OutlierDetection = policy?.OutlierDetection };
        }

        PolicySettings settings = Settings(own, null, istio);
        return new SubsetPlan(name, service.LabelsOf(version), settings.IsEmpty ? null : new TrafficPolicyPlan(settings, []));
    }

    private static TrafficPolicyPlan? HostPolicy(Service service, TrafficPolicy? policy, IstioProfile istio)
    {
        PolicySettings settings = Settings(policy, Tls(service.Mtls, istio), istio);
        ReadOnlyArray<PortPolicyPlan> ports = service.PortsOfOtherMtls(static port => port.BackendPort)
            .Select(port => new PortPolicyPlan(port.BackendPort, Settings(policy, Tls(service.MtlsOf(port), istio) ?? TlsPlan.Mutual(null), istio)));
        return settings.IsEmpty && ports.IsEmpty ? null : new TrafficPolicyPlan(settings, ports);
    }

    // Since 1.5 a sidecar finds out by itself whether the other side takes mutual TLS; STRICT says so all the same.
    private static TlsPlan? Tls(MtlsMode? mode, IstioProfile istio) => mode switch
    {
        MtlsMode.Disable => TlsPlan.Disabled,
        MtlsMode.Strict => TlsPlan.Mutual(null),
        _ => istio.HasAutoMtls ? null : TlsPlan.Mutual(null),
    };

    private static PolicySettings Settings(TrafficPolicy? policy, TlsPlan? tls, IstioProfile istio) => new(
        policy?.ConnectionPool,
        PolicyDialect.LoadBalancer(PolicyPlanner.BesideEjection(policy?.LoadBalancer, policy?.OutlierDetection), istio),
        PolicyDialect.OutlierDetection(policy?.OutlierDetection, istio),
        tls);
}
