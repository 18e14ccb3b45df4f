using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Installation;

/// <summary>What a cluster's control plane has to be told: who it is, whom it trusts, and how names of other clusters are resolved.</summary>
internal sealed class MeshValues(Topology topology, VirtualAddresses addresses, Cluster cluster, InstallProfile profile)
{
    private const string DefaultClusterDomain = "cluster.local";

    private static readonly IstioText s_true = new("true");

    /// <summary>Nothing else answers DNS for the global hosts: there are no capturing sidecars yet, or the historic way asks for it.</summary>
    public bool NeedsCoreDns => profile.HasCoreDns && (!profile.HasDnsCapture || topology.Mesh.Via == ViaMode.Rewrite);

    private IstioText? RootNamespace => topology.Mesh.Namespace == Mesh.DefaultNamespace ? null : new IstioText(topology.Mesh.Namespace);

    public IstioMap? MeshConfig() => !profile.HasMeshConfig
        ? null
        : Values.Map(
            ("trustDomain", new IstioText(cluster.TrustDomain)),
            ("trustDomainAliases", Values.Texts(OtherTrustDomains())),
            ("rootNamespace", RootNamespace),
            ("defaultConfig", Values.Map(("proxyMetadata", DnsCapture()))));

    public IstioMap Global() => Values.Map(
        ("trustDomain", profile.HasGlobalTrustDomain ? new IstioText(cluster.TrustDomain) : null),
        ("trustDomainAliases", profile.HasTrustDomainAliases && !profile.HasMeshConfig ? Values.Texts(OtherTrustDomains()) : null),
        ("configRootNamespace", profile.HasMeshConfig ? null : RootNamespace),
        ("podDNSSearchNamespaces", profile.HasSearchDomains ? Values.Texts(SearchDomains()) : null),
        ("proxy", cluster.ClusterDomain == DefaultClusterDomain ? null : Values.Map(("clusterDomain", new IstioText(cluster.ClusterDomain)))),
        ("multiCluster", Values.Map(
            ("enabled", NeedsStockGateway ? IstioLiteral.True : null),
            ("clusterName", profile.HasClusterName ? new IstioText(cluster.Name) : null))),
        ("network", profile.HasClusterName ? new IstioText(cluster.Name) : null));

    // The chart's own Gateway and filter for *.global; where we generate ours, two servers would share one port.
    private bool NeedsStockGateway => topology.Mesh.Via == ViaMode.Rewrite && cluster.Gateways.Any(gateway => !gateway.IsManaged);

    private IEnumerable<string> OtherTrustDomains() => topology.Clusters
        .Select(other => other.TrustDomain)
        .Where(domain => domain != cluster.TrustDomain)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private IstioMap? DnsCapture() => !profile.HasDnsCapture
        ? null
        : Values.Map(
            ("ISTIO_META_DNS_CAPTURE", s_true),
            ("ISTIO_META_DNS_AUTO_ALLOCATE", profile.NeedsAutoAllocate && HasHostsWithoutAddress() ? s_true : null));

    private bool HasHostsWithoutAddress()
    {
        foreach (Service service in topology.Services)
        {
            if (service.Callers.Includes(cluster) && service.Hosts.Any(host => addresses.Find(host) is null))
            {
                return true;
            }
        }

        return false;
    }

    // The second one lets "reviews" find "reviews.default.global". Injection fills it in, with delimiters of its own in 1.1; 1.7 takes plain names only.
    private IEnumerable<string> SearchDomains()
    {
        string domain = topology.Mesh.Domain;
        yield return domain;
        if (profile.Minor < 7)
        {
            const string OwnNamespace = " valueOrDefault .DeploymentMeta.Namespace \"default\" ";
            yield return (profile.Minor < 2 ? $"[[{OwnNamespace}]]." : $"{{{{{OwnNamespace}}}}}.") + domain;
        }
    }
}
