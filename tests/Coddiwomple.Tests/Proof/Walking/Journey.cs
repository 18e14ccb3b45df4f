using System.Collections.Immutable;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>Where a call starts. <see cref="Principal"/> is <c>domain/ns/namespace/sa/account</c>.</summary>
internal sealed record Caller(string Cluster, string Namespace, string Principal)
{
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>One request, as an HTTP sidecar sees it; for a TLS port the host is the server name, for TCP only the address counts.</summary>
internal sealed record Request(string Method, string Path)
{
    public static Request Get { get; } = new("GET", "/");

    public string Scheme { get; init; } = "http";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> Query { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Where a call ends: pods of one version of a service in one cluster; the version is empty where there are none.</summary>
internal sealed record Place(string Cluster, string Service, string Version)
{
    public override string ToString() => $"{Cluster}/{Service}/{Version}";
}

/// <summary>What is down. A cluster that is down takes its gateway along.</summary>
internal sealed record Outage(ImmutableArray<string> Clusters, ImmutableArray<(string Cluster, string Service)> Services, ImmutableArray<Place> Versions)
{
    public static Outage None { get; } = new([], [], []);

    public static Outage OfCluster(params ReadOnlySpan<string> names) => new([.. names], [], []);

    public static Outage OfService(string service, params ReadOnlySpan<string> clusters) => new([], [.. clusters.ToArray().Select(name => (name, service))], []);

    public bool Hits(string cluster, string service, string version) =>
        Clusters.Contains(cluster) || Services.Contains((cluster, service)) || Versions.Contains(new Place(cluster, service, version));

    public override string ToString() =>
        $"down: {string.Join(' ', Clusters)} {string.Join(' ', Services.Select(pair => $"{pair.Cluster}/{pair.Service}"))} {string.Join(' ', Versions)}";
}
