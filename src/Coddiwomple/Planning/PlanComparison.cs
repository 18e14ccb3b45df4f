using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Whether two planned objects say the same. Written out field by field: the comparers that records would use are made by reflection, each at its first
/// use, and compare lists by reference. A test changes every field of every plan in turn. Kinds that are not here are never alike.
/// </summary>
internal static class PlanComparison
{
    public static bool AreAlike(ResourcePlan a, ResourcePlan b) => (a, b) switch
    {
        (ServiceEntryPlan one, ServiceEntryPlan other) => AreAlike(one, other),
        (DestinationRulePlan one, DestinationRulePlan other) => AreAlike(one, other),
        (VirtualServicePlan one, VirtualServicePlan other) => AreAlike(one, other),
        _ => false,
    };

    private static bool AreAlike(ServiceEntryPlan a, ServiceEntryPlan b) =>
        AreAlike(a.Meta, b.Meta) &&
        a.IsStatic == b.IsStatic &&
        AreAlike(a.Endpoints, b.Endpoints, static (x, y) => AreAlike(x, y)) &&
        AreAlike(a.Ports, b.Ports, static (x, y) => x.Name == y.Name && x.Number == y.Number && x.Protocol == y.Protocol && x.TargetPort == y.TargetPort) &&
        AreAlike(a.WorkloadSelector, b.WorkloadSelector) &&
        AreAlike(a.Hosts, b.Hosts) &&
        AreAlike(a.Addresses, b.Addresses) &&
        AreAlike(a.ExportTo, b.ExportTo) &&
        AreAlike(a.SubjectAltNames, b.SubjectAltNames);

    private static bool AreAlike(EndpointPlan a, EndpointPlan b) =>
        a.Address == b.Address &&
        a.Locality == b.Locality &&
        a.Weight == b.Weight &&
        AreAlike(a.Labels, b.Labels) &&
        AreAlike(a.Ports, b.Ports, static (x, y) => x.Name == y.Name && x.Number == y.Number);

    private static bool AreAlike(DestinationRulePlan a, DestinationRulePlan b) =>
        AreAlike(a.Meta, b.Meta) &&
        a.Host == b.Host &&
        AreAlike(a.Subsets, b.Subsets, static (x, y) => x.Name == y.Name && AreAlike(x.Labels, y.Labels) && AreAlike(x.Policy, y.Policy)) &&
        AreAlike(a.Policy, b.Policy) &&
        AreAlike(a.ExportTo, b.ExportTo);

    private static bool AreAlike(TrafficPolicyPlan? a, TrafficPolicyPlan? b) =>
        a is null || b is null
            ? ReferenceEquals(a, b)
            : AreAlike(a.Settings, b.Settings) && AreAlike(a.Ports, b.Ports, static (x, y) => x.Port == y.Port && AreAlike(x.Settings, y.Settings));

    private static bool AreAlike(PolicySettings? a, PolicySettings? b) =>
        a is null || b is null
            ? ReferenceEquals(a, b)
            : AreAlike(a.Tls, b.Tls) && AreAlike(a.LoadBalancer, b.LoadBalancer) && AreAlike(a.ConnectionPool, b.ConnectionPool) && AreAlike(a.OutlierDetection, b.OutlierDetection);

    private static bool AreAlike(TlsPlan? a, TlsPlan? b) => a is null || b is null ? ReferenceEquals(a, b) : a.Mode == b.Mode && a.Sni == b.Sni;

    private static bool AreAlike(VirtualServicePlan a, VirtualServicePlan b) =>
        AreAlike(a.Meta, b.Meta) &&
        a.HasExternalWeights == b.HasExternalWeights &&
        AreAlike(a.Http, b.Http, static (x, y) =>
            x.Name == y.Name && AreAlike(x.Route, y.Route) && AreAlike(x.Match, y.Match, static (one, other) => AreAlike(one, other)) && AreAlike(x.Fields, y.Fields)) &&
        AreAlike(a.Tls, b.Tls, static (x, y) => x.Port == y.Port && AreAlike(x.SniHosts, y.SniHosts) && AreAlike(x.Route, y.Route)) &&
        AreAlike(a.Tcp, b.Tcp, static (x, y) => AreAlike(x.Ports, y.Ports, static (one, other) => one == other) && AreAlike(x.Route, y.Route)) &&
        AreAlike(a.Hosts, b.Hosts) &&
        AreAlike(a.ExportTo, b.ExportTo);

    private static bool AreAlike(ReadOnlyArray<DestinationPlan> a, ReadOnlyArray<DestinationPlan> b) =>
        AreAlike(a, b, static (x, y) => x.Subset == y.Subset && x.Weight == y.Weight && x.Host == y.Host && x.Port == y.Port);

    private static bool AreAlike(ObjectMeta a, ObjectMeta b) =>
        a.Name == b.Name && a.ApiVersion == b.ApiVersion && a.Namespace == b.Namespace && AreAlike(a.Labels, b.Labels) && AreAlike(a.Annotations, b.Annotations);

    private static bool AreAlike(Labels a, Labels b) =>
        ReferenceEquals(a, b) || AreAlike(a.Items, b.Items, static (x, y) => x.Key == y.Key && x.Value == y.Value);

    private static bool AreAlike(IstioValue? a, IstioValue? b) => ReferenceEquals(a, b) || (a, b) switch
    {
        (IstioText one, IstioText other) => one.Value == other.Value,
        (IstioLiteral one, IstioLiteral other) => one.Value == other.Value,
        (IstioList one, IstioList other) => AreAlike(one.Items, other.Items, static (x, y) => AreAlike(x, y)),
        (IstioMap one, IstioMap other) => AreAlike(one.Fields, other.Fields, static (x, y) => x.Name == y.Name && AreAlike(x.Value, y.Value)),
        _ => false,
    };

    private static bool AreAlike(ReadOnlyArray<string> a, ReadOnlyArray<string> b) => AreAlike(a, b, static (x, y) => x == y);

    private static bool AreAlike<T>(ReadOnlyArray<T> a, ReadOnlyArray<T> b, Func<T, T, bool> isAlike)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (int index = 0; index < a.Length; index++)
        {
            if (!isAlike(a[index], b[index]))
            {
                return false;
            }
        }

        return true;
    }
}
