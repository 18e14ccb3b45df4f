using System.Globalization;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Takes the access rules of a service, adds the AuthorizationPolicies of a cluster that runs it: one that allows, one that denies.</summary>
internal sealed class AccessPlanner(ObjectMetas metas, Topology topology)
{
    public void AddTo(ArrayBuilder<ResourcePlan> resources, Service service, Placement placement)
    {
        if (service.Access.IsEmpty)
        {
            return;
        }

        ReadOnlyArray<AccessRulePlan> allowed = Rules(service, isDeny: false);
        ReadOnlyArray<AccessRulePlan> denied = Rules(service, isDeny: true);
        if (!allowed.IsEmpty)
        {
            resources.Add(Policy(service, placement, "-callers", "ALLOW", allowed));
        }

        if (!denied.IsEmpty)
        {
            resources.Add(Policy(service, placement, "-denied", "DENY", denied));
        }
    }

    private AuthorizationPolicyPlan Policy(Service service, Placement placement, string suffix, string action, ReadOnlyArray<AccessRulePlan> rules)
    {
        string api = IstioProfile.For(placement.Cluster.Istio).AuthorizationApi;
        return new AuthorizationPolicyPlan(metas.Of(api, service.Name + suffix, placement.Namespace), service.Selector, action, rules);
    }

    private ReadOnlyArray<AccessRulePlan> Rules(Service service, bool isDeny) =>
        service.Access.Where(rule => rule.IsDeny == isDeny).Select(rule => AsPlan(service, rule));

    private AccessRulePlan AsPlan(Service service, AccessRule rule)
    {
        var principals = new ByName<string>();
        Add(principals, rule.Principals);
        foreach (string id in rule.ServiceIds)
        {
            if (topology.FindService(id) is { ServiceAccount: { } account } caller)
            {
                Add(principals, Principals.Of(caller, account));
            }
        }

        return new AccessRulePlan(
            principals.ToSorted(),
            rule.Namespaces.Sort(Ordinal.Compare),
            rule.Methods,
            rule.Paths,
            ContainerPorts(service, rule),
            rule.Hosts,
            rule.When);
    }

    private static void Add(ByName<string> principals, ReadOnlyArray<string> more)
    {
        foreach (string principal in more)
        {
            principals.Add(principal, principal);
        }
    }

    // Istio compares with the port that the call has reached, which is the container's: what callers dial would match nothing, and so deny nothing.
    private static ReadOnlyArray<string> ContainerPorts(Service service, AccessRule rule)
    {
        var ports = new List<int>(rule.Ports.Length);
        foreach (int wanted in rule.Ports)
        {
            ServicePort? named = service.Ports.FirstOrDefault(port => port.Number == wanted) ?? service.Ports.FirstOrDefault(port => port.BackendPort == wanted);
            int port = named?.TargetPort ?? wanted;
            if (!ports.Contains(port))
            {
                ports.Add(port);
            }
        }

        ports.Sort();
        var texts = new ArrayBuilder<string>(ports.Count);
        foreach (int port in ports)
        {
            texts.Add(port.ToString(CultureInfo.InvariantCulture));
        }

        return texts.ToReadOnly();
    }
}
