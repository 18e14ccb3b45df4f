using System.Collections.Immutable;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>What exists besides generated objects: clusters with their gateways, Kubernetes Services and pods. Everybody is taken to have a sidecar.</summary>
internal sealed record World(ImmutableArray<WorldCluster> Clusters, string RootNamespace)
{
    public WorldCluster this[string name] => Clusters.First(cluster => cluster.Name == name);
}

/// <summary><see cref="IstioMinor"/>: 28 for Istio 1.28. A cluster without locality has an empty one.</summary>
internal sealed record WorldCluster(
    string Name,
    Locality Locality,
    string ClusterDomain,
    string TrustDomain,
    int IstioMinor,
    ImmutableArray<WorldGateway> Gateways,
    ImmutableArray<KubeService> Services)
{
    public KubeService? Find(string host) => Services.FirstOrDefault(service => service.Host == host);
}

/// <summary>Gateway pods. <see cref="Port"/>: what others dial, which ends at 15443 of the pods. <see cref="StockHost"/>: host of a Gateway object that is there without us.</summary>
internal sealed record WorldGateway(string Namespace, IReadOnlyDictionary<string, string> Labels, ImmutableArray<string> Addresses, int Port, string? StockHost)
{
    public const int ContainerPort = 15443;
}

/// <summary>A Kubernetes Service and the pods behind it. <see cref="Id"/>: the topology's name of the service.</summary>
internal sealed record KubeService(string Id, string Host, ImmutableArray<KubePort> Ports, ImmutableArray<PodGroup> Pods)
{
    public string Namespace => Host.Split('.')[1];
}

internal sealed record KubePort(string Name, int Number, int TargetPort, string Protocol);

/// <summary>The pods of one version, taken to be as many as those of any other. <see cref="Version"/> is empty where there are no versions.</summary>
internal sealed record PodGroup(string Version, IReadOnlyDictionary<string, string> Labels, string Principal);

internal sealed record Locality(string Region, string Zone, string SubZone)
{
    public static Locality None { get; } = new("", "", "");

    public static Locality Parse(string? text)
    {
        string[] parts = (text ?? "").Split('/');
        return new Locality(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }
}
