using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// For services that ask for <c>aggregate: true</c>: gives the EnvoyFilter that replaces the cluster of a global host by an aggregate of clusters, tried in
/// the declared order. Unlike localities this keeps any order, and it may lead to other services.
/// </summary>
internal sealed class AggregatePlanner(ObjectMetas metas, Topology topology, AggregateMembers aggregated)
{
    private const string ClusterType = "type.googleapis.com/envoy.extensions.clusters.aggregate.v3.ClusterConfig";

    /// <summary>The subsets of a service that aggregates, its own or other services', name by cluster.</summary>
    public ReadOnlyArray<SubsetNeed> Needs(Reach reach) => aggregated.MayNameClusters(reach.Service)
        ? reach.Remotes.Where(remote => aggregated.NamesCluster(reach.Service, remote.Cluster)).Select(SubsetNeed.OfCluster)
        : [];

    public EnvoyFilterPlan Plan(Reach reach, string host)
    {
        IEnumerable<IstioValue> patches = reach.Service.Ports.SelectMany(port =>
        {
            string name = ClusterName(port.Number, null, host);
            return new IstioValue[] { Patch("REMOVE", name, null), Patch("ADD", null, Aggregate(name, Members(reach, host, port))) };
        });
        ObjectMeta meta = metas.Of(reach.Istio.EnvoyFilterApi, host, topology.Mesh.Namespace);
        return new EnvoyFilterPlan(meta, Map(new IstioField("configPatches", new IstioList([.. patches]))));
    }

    // Own instances, then what failover says, then the clusters it does not name.
    private IEnumerable<string> Members(Reach reach, string host, ServicePort port)
    {
        var members = new List<string>();
        if (reach.Own is { } own)
        {
            members.Add(ClusterName(port.BackendPort, null, own.Host));
        }

        foreach (FailoverTarget target in reach.Service.Traffic.Failover)
        {
            if (target.ServiceId is { } id && topology.FindService(id) is { } other && other.Callers.Includes(reach.Caller))
            {
                Reach through = Reach.Of(other, reach.Caller);
                ServicePort there = other.Ports.FirstOrDefault(candidate => candidate.Number == port.Number) ?? other.Ports[0];
                ReadOnlyArray<Stop> stops = target.Cluster is { } cluster ? Stops.InCluster(through, cluster, null) : Stops.Whole(through);
                members.AddRange(stops.Select(stop => ClusterName(stop.At(other.Hosts[0], there, 0))));
            }
            else if (target is { ServiceId: null, Cluster: { } cluster } && !ReferenceEquals(cluster, reach.Caller))
            {
                members.AddRange(Stops.InCluster(reach, cluster, null).Select(stop => ClusterName(stop.At(host, port, 0))));
            }
        }

        members.AddRange(reach.Remotes.Select(remote => ClusterName(port.Number, SubsetNeed.OfCluster(remote).Name, host)));
        return members.Distinct(StringComparer.Ordinal);
    }

    private static string ClusterName(DestinationPlan destination) => ClusterName(destination.Port, destination.Subset, destination.Host);

    // istiod's BuildSubsetKey.
    private static string ClusterName(int port, string? subset, string host) => $"outbound|{port}|{subset}|{host}";

    private static IstioMap Patch(string operation, string? cluster, IstioMap? value)
    {
        IstioField context = new("context", new IstioText("SIDECAR_OUTBOUND"));
        IstioField[] match = cluster is null ? [context] : [context, new IstioField("cluster", Map(new IstioField("name", new IstioText(cluster))))];
        IstioField operate = new("operation", new IstioText(operation));
        return Map(
            new IstioField("applyTo", new IstioText("CLUSTER")),
            new IstioField("match", Map(match)),
            new IstioField("patch", value is null ? Map(operate) : Map(operate, new IstioField("value", value))));
    }

    private static IstioMap Aggregate(string name, IEnumerable<string> members) => Map(
        new IstioField("name", new IstioText(name)),
        new IstioField("connect_timeout", new IstioText("1s")),
        new IstioField("lb_policy", new IstioText("CLUSTER_PROVIDED")),
        new IstioField("cluster_type", Map(
            new IstioField("name", new IstioText("envoy.clusters.aggregate")),
            new IstioField("typed_config", Map(
                new IstioField("@type", new IstioText(ClusterType)),
                new IstioField("clusters", new IstioList([.. members.Select(member => new IstioText(member))])))))));

    private static IstioMap Map(params IstioField[] fields) => new([.. fields]);
}
