using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>A Kubernetes cluster with one Istio mesh. Gateways by name.</summary>
public sealed record Cluster(
    SourceSpan Span,
    string Name,
    Locality? Locality,
    string ClusterDomain,
    string TrustDomain,
    IstioVersion Istio,
    ReadOnlyArray<Gateway> Gateways,
    ReadOnlyArray<IngressGateway> Ingress)
{
    /// <summary>A mistake inside it was reported: what looks at it as a whole would only report what follows from that.</summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Where its Istio version was written: its own <c>istio</c>, else the mesh's.</summary>
    public SourceSpan? IstioSpan { get; init; }

    /// <summary>Selects the endpoints that lead to it.</summary>
    public Labels EndpointSelector { get; } = Labels.Of(EndpointLabels.Cluster, Name);

    /// <summary>What all endpoints have that lead to it by mutual TLS, whichever service they are for.</summary>
    public Labels MutualTlsEndpointLabels { get; } = Labels.From(new([new Label(EndpointLabels.Cluster, Name), new Label(EndpointLabels.TlsMode, "istio")]));

    /// <summary>Other clusters can call into this one.</summary>
    public bool IsCallable => !Gateways.IsEmpty;

    /// <summary>How many addresses all its gateways have.</summary>
    public int AddressCount
    {
        get
        {
            int count = 0;
            foreach (Gateway gateway in Gateways)
            {
                count += gateway.Addresses.Length;
            }

            return count;
        }
    }
}

/// <summary>Where a cluster's nodes are: <c>region[/zone[/subzone]]</c>.</summary>
public sealed record Locality(string Region, string? Zone, string? Subzone)
{
    /// <summary>As Istio writes it.</summary>
    public string Text { get; } = Zone is null ? Region : Subzone is null ? $"{Region}/{Zone}" : $"{Region}/{Zone}/{Subzone}";
}

/// <summary>An east-west gateway that other clusters reach. <see cref="Port"/> is what they dial; the Gateway object listens on 15443.</summary>
public sealed record Gateway(
    SourceSpan Span,
    string Name,
    ReadOnlyArray<GatewayAddress> Addresses,
    int Port,
    string Namespace,
    Labels Selector,
    bool IsManaged)
{
    /// <summary>The port that a Gateway object listens on, whatever port other clusters dial.</summary>
    public const int PassthroughPort = 15443;

    /// <summary>What the name of a Gateway object begins with; the gateway's own name follows.</summary>
    public const string ObjectPrefix = "coddiwomple-";
}

/// <summary>An address as written to an endpoint: an IPv4 or IPv6 literal, or a DNS name without its trailing dot.</summary>
public sealed record GatewayAddress(string Text, bool IsIp, SourceSpan Span);

/// <summary>Workloads that <c>access: closed</c> must let through.</summary>
public sealed record IngressGateway(string Namespace, Labels Selector);
