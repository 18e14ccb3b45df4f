using System.Collections.Immutable;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>A topology as its text says it, defaults filled in; read without the compiler.</summary>
internal sealed record TopologyModel(
    string Domain,
    string Namespace,
    string? Mtls,
    bool IsClosed,
    ImmutableArray<TopologyCluster> Clusters,
    ImmutableArray<TopologyService> Services)
{
    public TopologyCluster Cluster(string name) => Clusters.First(cluster => cluster.Name == name);

    public TopologyService Service(string reference, string ownNamespace = "") =>
        Services.FirstOrDefault(service => service.Id == reference)
        ?? Services.FirstOrDefault(service => service.Name == reference && service.Namespace == ownNamespace && Services.Count(other => other.Name == reference) > 1)
        ?? Services.Single(service => service.Name == reference);
}

internal sealed record TopologyCluster(
    string Name,
    string? Locality,
    string Domain,
    string TrustDomain,
    int IstioMinor,
    ImmutableArray<WorldGateway> Gateways,
    ImmutableArray<Node> Ingress)
{
    /// <summary>Whether rules of this cluster's Istio can prefer by locality.</summary>
    public bool Prefers => Locality is not null && IstioMinor >= 5;
}

internal sealed record TopologyService(
    string Name,
    string Namespace,
    ImmutableArray<string> Prefixes,
    string? ServiceAccount,
    IReadOnlyDictionary<string, string> Selector,
    string? Mtls,
    ImmutableArray<TopologyPort> Ports,
    ImmutableArray<Placement> Placements,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> VersionLabels,
    ImmutableArray<string>? CallerClusters,
    ImmutableArray<string> CallerNamespaces,
    bool ClusterLocalHost,
    Node Traffic,
    Node Access)
{
    public string Id => $"{Name}.{Namespace}";

    public bool PrefersLocal => Traffic["prefer"].TextOrNull != "any";

    public bool SetsLocality => Traffic["policy"]["loadBalancer"]["localityLbSetting"].Exists;

    public bool OwnPods => Traffic["own"].TextOrNull == "pods";

    public Placement? In(string cluster) => Placements.FirstOrDefault(placement => placement.Cluster == cluster);
}

internal sealed record TopologyPort(string Name, int Number, int BackendPort, int TargetPort, string Protocol)
{
    public bool IsHttp => Protocol is "HTTP" or "HTTP2" or "GRPC" or "GRPC-WEB";
}

/// <summary><see cref="Versions"/> is empty where the service has none in this cluster.</summary>
internal sealed record Placement(string Cluster, ImmutableArray<string> Versions, string Host)
{
    public string Namespace => Host.Split('.')[1];
}
