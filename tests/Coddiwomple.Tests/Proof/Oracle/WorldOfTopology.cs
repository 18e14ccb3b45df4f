using Coddiwomple.Tests.Proof.Validation;
using Coddiwomple.Tests.Proof.Walking;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>Takes a topology, gives the Kubernetes world that it speaks of: Services with their backend ports, and pods with labels and identities.</summary>
internal static class WorldOfTopology
{
    public static World Build(TopologyModel topology) => new(
        [.. topology.Clusters.Select(cluster => new WorldCluster(
            cluster.Name,
            Locality.Parse(cluster.Locality),
            cluster.Domain,
            cluster.TrustDomain,
            cluster.IstioMinor,
            cluster.Gateways,
            [.. topology.Services.Where(service => service.In(cluster.Name) is not null).Select(service => ServiceIn(service, cluster))]))],
        topology.Namespace);

    /// <summary>The Kubernetes hosts that the analyzers may take for known.</summary>
    public static ClusterFacts FactsOf(World world) => new(world.Clusters.ToDictionary(
        cluster => cluster.Name,
        cluster => (IReadOnlyDictionary<string, IReadOnlyList<int>>)cluster.Services.ToDictionary(
            service => service.Host,
            service => (IReadOnlyList<int>)[.. service.Ports.Select(port => port.Number)])));

    public static string PrincipalOf(TopologyService service, TopologyCluster cluster, string? account = null) =>
        $"{cluster.TrustDomain}/ns/{service.In(cluster.Name)?.Namespace ?? service.Namespace}/sa/{account ?? service.ServiceAccount ?? "default"}";

    private static KubeService ServiceIn(TopologyService service, TopologyCluster cluster)
    {
        Placement placement = service.Placements.First(item => item.Cluster == cluster.Name);
        IEnumerable<string> versions = placement.Versions.IsEmpty ? [""] : placement.Versions;
        return new KubeService(
            service.Id,
            placement.Host,
            [.. service.Ports.Select(port => new KubePort(port.Name, port.BackendPort, port.TargetPort, port.Protocol))],
            [.. versions.Select(version => new PodGroup(version, LabelsOf(service, version), PrincipalOf(service, cluster)))]);
    }

    private static Dictionary<string, string> LabelsOf(TopologyService service, string version)
    {
        var labels = new Dictionary<string, string>(service.Selector, StringComparer.Ordinal);
        foreach ((string key, string value) in service.VersionLabels.GetValueOrDefault(version) ?? new Dictionary<string, string>())
        {
            labels[key] = value;
        }

        return labels;
    }
}
