namespace Coddiwomple.Model;

/// <summary>Keys of the labels that every endpoint of a global host carries, whatever else its subsets select it by.</summary>
public static class EndpointLabels
{
    /// <summary>Which cluster it leads to.</summary>
    public const string Cluster = "cluster";

    /// <summary>That it takes Istio's mutual TLS.</summary>
    public const string TlsMode = "security.istio.io/tlsMode";
}
