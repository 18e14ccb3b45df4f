using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>The global service model: every name resolved, every default filled in. Clusters by name, services by id, both ordinal.</summary>
public sealed class Topology(string name, Mesh mesh, ReadOnlyArray<Cluster> clusters, ReadOnlyArray<Service> services)
{
    private readonly ByName<Cluster> _clusters = ByName<Cluster>.Of(clusters, static cluster => cluster.Name);
    private readonly ByName<Service> _services = ByName<Service>.Of(services, static service => service.Id);

    /// <summary><c>metadata.name</c>; the label <c>app.kubernetes.io/part-of</c> of everything generated.</summary>
    public string Name { get; } = name;

    public Mesh Mesh { get; } = mesh;

    public ReadOnlyArray<Cluster> Clusters { get; } = clusters;

    public ReadOnlyArray<Service> Services { get; } = services;

    /// <summary>False where something could not be read, which was reported: clusters and services may be missing.</summary>
    public bool IsWhole { get; init; } = true;

    public Cluster? FindCluster(string name) => _clusters.Find(name);

    /// <summary>Finds a service by its id, <c>name.namespace</c>.</summary>
    public Service? FindService(string id) => _services.Find(id);
}

public enum MtlsMode
{
    Strict,
    Permissive,
    Disable,
}

/// <summary>How the receiving gateway finds the service: by the SNI the caller's DestinationRule names, or by the historic <c>.global</c> rewrite.</summary>
public enum ViaMode
{
    Sni,
    Rewrite,
}

/// <summary>Which global hosts get a virtual IP.</summary>
public enum AssignMode
{
    All,
    Tcp,
    None,
}

/// <summary><c>spec.mesh</c>. <see cref="Mtls"/> is null where no PeerAuthentication is wanted.</summary>
public sealed record Mesh(
    SourceFile File,
    SourceSpan Span,
    IstioVersion Istio,
    string Domain,
    string Namespace,
    string TrustDomain,
    AddressPool Addresses,
    MtlsMode? Mtls,
    bool IsClosed,
    ViaMode Via)
{
    /// <summary>Where Istio itself runs unless told otherwise: its root namespace.</summary>
    public const string DefaultNamespace = "istio-system";

    /// <summary>Name of the PeerAuthentication that says the mode of a whole mesh.</summary>
    public const string PeerAuthenticationName = "default";

    /// <summary>A mistake in it was reported, or that there is none: what it does not say may have been said.</summary>
    public bool IsSpoiled { get; init; }

    public SourceSpan? MtlsSpan { get; init; }

    public SourceSpan? AccessSpan { get; init; }

    public SourceSpan? ViaSpan { get; init; }
}

/// <summary>The range virtual IPs are taken from: IPv4 network address and prefix length.</summary>
public sealed record AddressPool(uint Network, int PrefixLength, AssignMode Assign, SourceSpan Span);
