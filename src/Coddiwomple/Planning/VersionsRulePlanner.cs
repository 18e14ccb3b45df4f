using System.Collections.Immutable;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes a placement, gives the DestinationRule of its Kubernetes host: the receiving gateway has a filter chain for each subset named here. It sits in the
/// Kubernetes Service's namespace and is exported everywhere, because the gateway must see it. Null where there is nothing to say.
/// </summary>
internal sealed class VersionsRulePlanner(ObjectMetas metas, ViaMode via)
{
    public DestinationRulePlan? Plan(Service service, Placement placement)
    {
        TrafficPolicy? policy = service.Traffic.UsesAggregate ? WithEjection(service.Traffic.Policy) : service.Traffic.Policy;
        if (placement.Versions.IsEmpty && policy is null && via == ViaMode.Sni)
        {
            return null;
        }

        IstioProfile istio = IstioProfile.For(placement.Cluster.Istio);
        TlsPlan? tls = service.Mtls == MtlsMode.Strict || !istio.HasAutoMtls ? new TlsPlan("ISTIO_MUTUAL", null) : null;
        ObjectMeta meta = metas.Of(istio.NetworkingApi, service.Name + "-versions", placement.Namespace);
        ImmutableArray<SubsetPlan> subsets = [.. placement.Versions.Select(version => Subset(service, version, version, istio))];
        if (via == ViaMode.Rewrite)
        {
            subsets = [.. subsets.Concat(NamedByCallers(service, placement, istio)).OrderBy(subset => subset.Name, StringComparer.Ordinal)];
        }

        TrafficPolicyPlan? hostPolicy = AsPlan(policy, tls, istio);
        return subsets.IsEmpty && hostPolicy is null ? null : new DestinationRulePlan(meta, placement.Host, [], hostPolicy, subsets);
    }

    // A member of an aggregate is left only when all of it is ejected.
    private static TrafficPolicy WithEjection(TrafficPolicy? policy) =>
        new(policy?.ConnectionPool, policy?.LoadBalancer, PolicyPlanner.OutlierDetection(policy?.OutlierDetection, hasAlternatives: true));

    // The rewrite keeps the caller's subset in the name it looks up, so the receiver must have subsets of those names too.
    private static IEnumerable<SubsetPlan> NamedByCallers(Service service, Placement placement, IstioProfile istio)
    {
        string suffix = "-" + placement.Cluster.Name;
        IEnumerable<RouteTarget> targets = service.Traffic.Routes.SelectMany(route => route.To.Concat(route.Mirrors.Select(mirror => mirror.Target)));
        foreach (string? version in targets.Where(target => ReferenceEquals(target.Cluster, placement.Cluster)).Select(target => target.Version).Distinct())
        {
            yield return version is null
                ? new SubsetPlan("any" + suffix, service.Selector, null)
                : Subset(service, version + suffix, version, istio);
        }
    }

    private static SubsetPlan Subset(Service service, string name, string version, IstioProfile istio) =>
        new(name, service.LabelsOf(version), AsPlan(service.FindVersion(version)?.Policy, null, istio));

    private static TrafficPolicyPlan? AsPlan(TrafficPolicy? policy, TlsPlan? tls, IstioProfile istio)
    {
        var settings = new PolicySettings(
            policy?.ConnectionPool, PolicyDialect.LoadBalancer(policy?.LoadBalancer, istio), PolicyDialect.OutlierDetection(policy?.OutlierDetection, istio), tls);
        return settings.IsEmpty ? null : new TrafficPolicyPlan(settings, []);
    }
}
