using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>
/// What istiod applies to one Envoy cluster (host, port, subset): the rule's policy, where a port-level block replaces everything, overridden
/// field by field by the subset's policy, where again a port-level block replaces everything.
/// </summary>
internal sealed record Policy(Node LoadBalancer, Node OutlierDetection, Node ConnectionPool, Node Tls)
{
    private static readonly Policy s_empty = new(Node.Absent, Node.Absent, Node.Absent, Node.Absent);

    public static Policy For(Node? ruleSpec, Node? subset, int port)
    {
        Policy top = Override(s_empty, ruleSpec?["trafficPolicy"] ?? Node.Absent, port);
        return Override(top, subset?["trafficPolicy"] ?? Node.Absent, port);
    }

    private static Policy Override(Policy original, Node policy, int port)
    {
        foreach (Node level in policy["portLevelSettings"].Items)
        {
            if (level["port"]["number"].IntOrNull == port)
            {
                return From(level);
            }
        }

        Policy own = From(policy);
        return new Policy(
            own.LoadBalancer.Exists ? own.LoadBalancer : original.LoadBalancer,
            own.OutlierDetection.Exists ? own.OutlierDetection : original.OutlierDetection,
            own.ConnectionPool.Exists ? own.ConnectionPool : original.ConnectionPool,
            own.Tls.Exists ? own.Tls : original.Tls);
    }

    private static Policy From(Node policy) => new(policy["loadBalancer"], policy["outlierDetection"], policy["connectionPool"], policy["tls"]);
}
