namespace Coddiwomple.Statistics;

/// <summary>
/// What some objects are, and ask of those who hold them; loads add up. <see cref="Endpoints"/>: those written in ServiceEntries;
/// <see cref="EndpointPorts"/>: each once a port, as istiod keeps them. The rest is what a sidecar that sees the objects makes of them.
/// </summary>
internal sealed record Load(long Objects, long Bytes, long Endpoints, long EndpointPorts, long SidecarClusters, long SidecarEndpoints, long SidecarListeners)
{
    // Envoy's own memory test (test/integration/stats_integration_test.cc) keeps a cluster with its statistics at 36,827 bytes, and a host at about 1,400.
    private const long BytesOfSidecarCluster = 37_000;
    private const long BytesOfSidecarEndpoint = 1_400;

    // envoyproxy/envoy#4196 measured about 18 kB a TCP listener. HTTP ports share one listener a port number.
    private const long BytesOfSidecarListener = 18_000;

    // A rule of thumb: decoded objects, with their maps and strings, are some four times their text; istiod then indexes every endpoint of every port.
    private const long DecodedPerTextByte = 4;
    private const long BytesOfIndexedEndpoint = 1_000;

    public static Load None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>What istiod holds of the objects, roughly.</summary>
    public long IstiodBytes => (DecodedPerTextByte * Bytes) + (BytesOfIndexedEndpoint * EndpointPorts);

    /// <summary>What a sidecar holds of the objects, roughly.</summary>
    public long SidecarBytes => (BytesOfSidecarCluster * SidecarClusters) + (BytesOfSidecarEndpoint * SidecarEndpoints) + (BytesOfSidecarListener * SidecarListeners);

    public static Load operator +(Load a, Load b) => new(
        a.Objects + b.Objects,
        a.Bytes + b.Bytes,
        a.Endpoints + b.Endpoints,
        a.EndpointPorts + b.EndpointPorts,
        a.SidecarClusters + b.SidecarClusters,
        a.SidecarEndpoints + b.SidecarEndpoints,
        a.SidecarListeners + b.SidecarListeners);
}
