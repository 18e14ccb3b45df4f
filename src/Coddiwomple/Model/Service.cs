using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>
/// A service of the topology. Ports by number, placements by cluster name, versions by name; hosts in the order of <c>prefixes</c>.
/// <see cref="ServiceAccount"/> null: its identity is unknown. <see cref="Mtls"/> already has the mesh's mode filled in.
/// </summary>
public sealed record Service(
    SourceSpan Span,
    string Name,
    string Namespace,
    ReadOnlyArray<string> Hosts,
    Located<string>? PinnedAddress,
    string? ServiceAccount,
    Labels Selector,
    MtlsMode? Mtls,
    ReadOnlyArray<ServicePort> Ports,
    ReadOnlyArray<Placement> Placements,
    ReadOnlyArray<ServiceVersion> Versions,
    Callers Callers,
    bool AnswersClusterLocalHost,
    Traffic Traffic,
    ReadOnlyArray<AccessRule> Access)
{
    /// <summary>
    /// A mistake in it, outside of traffic and access, or one that may have taken a name from it, was reported: what looks at it as a whole would only report
    /// what follows from that.
    /// </summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Where the <c>prefixes</c> of <see cref="Hosts"/> were written, or the service's name where they were not.</summary>
    public ReadOnlyArray<SourceSpan> HostSpans { get; init; } = [];

    /// <summary>Where the service's own <c>mtls</c> was written, null where it has the mesh's mode.</summary>
    public SourceSpan? MtlsSpan { get; init; }

    /// <summary>Ports, by their number for callers, with another mode than <see cref="Mtls"/>.</summary>
    public ReadOnlyArray<PortMtls> PortMtls { get; init; } = [];

    /// <summary>It says a mode itself, for all of its ports or for some, so that it has a PeerAuthentication of its own.</summary>
    public bool SaysMtls => MtlsSpan is not null || !PortMtls.IsEmpty;

    /// <summary>A policy says in Istio's own words (<c>localityLbSetting</c>) how localities count, so that endpoints must have their true ones.</summary>
    public bool HasOwnLocalitySetting => SetsLocality(Traffic.Policy) || Versions.Any(static version => SetsLocality(version.Policy));

    /// <summary><c>name.namespace</c>: unique in a topology, and the stem of the service's file in every cluster.</summary>
    public string Id { get; } = Name + "." + Namespace;

    /// <summary>The file that defines the service.</summary>
    public SourceFile File => Span.File;

    public Placement? FindPlacement(Cluster cluster)
    {
        foreach (Placement placement in Placements)
        {
            if (ReferenceEquals(placement.Cluster, cluster))
            {
                return placement;
            }
        }

        return null;
    }

    /// <summary>The Kubernetes host that callers in a cluster know it by: that of its Kubernetes Service there, or of the one that stands in for it.</summary>
    public string KubernetesHostIn(Cluster cluster) => FindPlacement(cluster)?.Host ?? $"{Name}.{Namespace}.svc.{cluster.ClusterDomain}";

    /// <summary>The mutual TLS mode of one port; null where neither the service nor the mesh says any.</summary>
    public MtlsMode? MtlsOf(ServicePort port) => FindMtls(port)?.Mode ?? Mtls;

    /// <summary>What the service itself says of one port's mode; null where the port has the service's.</summary>
    public PortMtls? FindMtls(ServicePort port)
    {
        foreach (PortMtls exception in PortMtls)
        {
            if (exception.Port == port.Number)
            {
                return exception;
            }
        }

        return null;
    }

    /// <summary>
    /// Ports with another mode than <see cref="Mtls"/>, each once as objects number them that lie behind the service: several may be one there, and a rule has
    /// seen to it that those agree.
    /// </summary>
    public ReadOnlyArray<ServicePort> PortsOfOtherMtls(Func<ServicePort, int> numberOf) => PortMtls.IsEmpty
        ? []
        : Ports.Where(port => MtlsOf(port) != Mtls && Ports.FirstOrDefault(other => numberOf(other) == numberOf(port)) == port);

    /// <summary>The workload labels of a version: those it declares, else <c>version: &lt;name&gt;</c>.</summary>
    public Labels LabelsOf(string version) => FindVersion(version)?.Labels ?? Labels.Of("version", version);

    public ServiceVersion? FindVersion(string name)
    {
        foreach (ServiceVersion version in Versions)
        {
            if (version.Name == name)
            {
                return version;
            }
        }

        return null;
    }

    private static bool SetsLocality(TrafficPolicy? policy) => policy?.LoadBalancer?["localityLbSetting"] is not null;
}

/// <summary>An exception of a service's mutual TLS mode for one of its ports.</summary>
public sealed record PortMtls(int Port, MtlsMode Mode, SourceSpan Span);

/// <summary><see cref="Number"/> is what callers dial, <see cref="BackendPort"/> the port of the Kubernetes Service, <see cref="TargetPort"/> that of the container.</summary>
public sealed record ServicePort(SourceSpan Span, string Name, int Number, Protocol Protocol, int BackendPort, int TargetPort);

/// <summary>That a service runs in a cluster, there as <see cref="KubernetesService"/>. Versions by name; none where the service has no versions.</summary>
public sealed record Placement(SourceSpan Span, Cluster Cluster, ReadOnlyArray<string> Versions, KubernetesService KubernetesService)
{
    /// <summary>Host of the Kubernetes Service there.</summary>
    public string Host => KubernetesService.Host;

    /// <summary>Name of the Kubernetes Service there.</summary>
    public string ServiceName => KubernetesService.Name;

    /// <summary>Namespace of the Kubernetes Service there.</summary>
    public string Namespace => KubernetesService.Namespace;
}

/// <summary>A Kubernetes Service by its host, <c>name.namespace.svc.domain</c>. Most services have one and the same wherever they run.</summary>
public sealed record KubernetesService(string Host)
{
    /// <summary>The first label of the host.</summary>
    public string Name { get; } = Host[..Host.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The second label of the host.</summary>
    public string Namespace { get; } = SecondLabel(Host);

    private static string SecondLabel(string host)
    {
        int start = host.IndexOf('.', StringComparison.Ordinal) + 1;
        return host[start..host.IndexOf('.', start)];
    }
}

/// <summary>A version and the workload labels that make it; <see cref="Policy"/> is null where it has none of its own.</summary>
public sealed record ServiceVersion(string Name, Labels Labels, TrafficPolicy? Policy)
{
    /// <summary>Where it is named first: under <c>versions</c>, else in the first cluster that runs it.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>Who gets the objects of a service. Clusters by name; namespaces ordinal, empty where every namespace may call.</summary>
public sealed record Callers(ReadOnlyArray<Cluster> Clusters, ReadOnlyArray<string> Namespaces)
{
    /// <summary>All clusters only because what the service says of them may be what could not be read of it, which was reported.</summary>
    public bool IsSpoiled { get; init; }

    public SourceSpan? Span { get; init; }

    public bool Includes(Cluster cluster)
    {
        // Asked for every service and cluster: to go through them all would be clusters times clusters.
        int from = 0;
        int to = Clusters.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            int order = Ordinal.Compare(Clusters[middle].Name, cluster.Name);
            if (order == 0)
            {
                return true;
            }

            (from, to) = order < 0 ? (middle + 1, to) : (from, middle);
        }

        return false;
    }
}
