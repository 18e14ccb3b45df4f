using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Takes the access rules of a service, gives the AuthorizationPolicies of a cluster that runs it: one that allows, one that denies.</summary>
internal sealed class AccessPlanner(ObjectMetas metas, Topology topology)
{
    public IEnumerable<AuthorizationPolicyPlan> Plan(Service service, Placement placement)
    {
        ImmutableArray<AccessRulePlan> allowed = Rules(service, isDeny: false);
        ImmutableArray<AccessRulePlan> denied = Rules(service, isDeny: true);
        if (!allowed.IsEmpty)
        {
            yield return Policy(service, placement, "-callers", "ALLOW", allowed);
        }

        if (!denied.IsEmpty)
        {
            yield return Policy(service, placement, "-denied", "DENY", denied);
        }
    }

    private AuthorizationPolicyPlan Policy(Service service, Placement placement, string suffix, string action, ImmutableArray<AccessRulePlan> rules)
    {
        string api = IstioProfile.For(placement.Cluster.Istio).AuthorizationApi;
        return new AuthorizationPolicyPlan(metas.Of(api, service.Name + suffix, placement.Namespace), service.Selector, action, rules);
    }

    private ImmutableArray<AccessRulePlan> Rules(Service service, bool isDeny) =>
        [.. service.Access.Where(rule => rule.IsDeny == isDeny).Select(rule => AsPlan(service, rule))];

    private AccessRulePlan AsPlan(Service service, AccessRule rule)
    {
        var principals = new HashSet<string>(rule.Principals, StringComparer.Ordinal);
        foreach (string id in rule.ServiceIds)
        {
            if (topology.FindService(id) is { ServiceAccount: { } account } caller)
            {
                principals.UnionWith(Principals.Of(caller, account));
            }
        }

        return new AccessRulePlan(
            principals.ToImmutableArray().Sort(StringComparer.Ordinal),
            rule.Namespaces.Sort(StringComparer.Ordinal),
            rule.Methods,
            rule.Paths,
            ContainerPorts(service, rule),
            rule.Hosts,
            rule.When);
    }

    // Istio compares with the port that the call has reached, which is the container's: what callers dial would match nothing, and so deny nothing.
    private static ImmutableArray<string> ContainerPorts(Service service, AccessRule rule)
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
        var texts = ImmutableArray.CreateBuilder<string>(ports.Count);
        foreach (int port in ports)
        {
            texts.Add(port.ToString(CultureInfo.InvariantCulture));
        }

        return texts.MoveToImmutable();
    }
}
