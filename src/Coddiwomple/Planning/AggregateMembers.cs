using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Which services, and which of their clusters, are steps of an aggregate cluster: their own, or another service's.</summary>
internal sealed class AggregateMembers
{
    private readonly HashSet<string> _services = new(StringComparer.Ordinal);

    // By the names of service and cluster.
    private readonly HashSet<string> _clusters = new(StringComparer.Ordinal);

    public AggregateMembers(Topology topology)
    {
        foreach (Service service in topology.Services)
        {
            if (!service.Traffic.UsesAggregate)
            {
                continue;
            }

            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                if (step.ServiceId is { } id)
                {
                    _services.Add(service.Id);
                    _services.Add(id);
                    if (step.Cluster is { } cluster)
                    {
                        _clusters.Add(NameOf(id, cluster));
                    }
                }
            }
        }
    }

    /// <summary>False where no cluster of the service can be a member by name, whichever it is.</summary>
    public bool MayNameClusters(Service service) => service.Traffic.UsesAggregate || _clusters.Count > 0;

    /// <summary>Whether calls may pass from the service to another one, or to it: a member of an aggregate is left only when all of it is ejected.</summary>
    public bool CrossServices(Service service) => _services.Count > 0 && _services.Contains(service.Id);

    /// <summary>Whether the subset <c>any-&lt;cluster&gt;</c> of the service is a member by name.</summary>
    public bool NamesCluster(Service service, Cluster cluster) =>
        service.Traffic.UsesAggregate || (_clusters.Count > 0 && _clusters.Contains(NameOf(service.Id, cluster)));

    private static string NameOf(string serviceId, Cluster cluster) => $"{serviceId} {cluster.Name}";
}
