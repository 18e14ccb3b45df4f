using Coddiwomple.Model;

namespace Coddiwomple.Installation;

/// <summary>How gateways are installed with Helm, which changed twice.</summary>
internal enum GatewayChart
{
    /// <summary>Up to 1.4 one chart holds everything, gateways by name.</summary>
    Legacy,

    /// <summary>1.5 to 1.7: with istioctl only.</summary>
    None,

    /// <summary>1.8 to 1.11: the chart of the ingress gateway, given another name.</summary>
    IngressChart,

    /// <summary>From 1.12 on a chart for any gateway.</summary>
    GatewayChart,
}

/// <summary>What an Istio release can be installed with, and where its installation keeps what a topology implies. One table, as <c>IstioProfile</c> for objects.</summary>
internal sealed class InstallProfile(IstioVersion version)
{
    public int Minor => version.Minor;

    /// <summary>istioctl reads IstioOperator files: from 1.5; the API is on its way out from 1.24.</summary>
    public bool HasOperator => Minor is >= 5 and < 24;

    public GatewayChart GatewayChart => Minor switch
    {
        <= 4 => GatewayChart.Legacy,
        <= 7 => GatewayChart.None,
        <= 11 => GatewayChart.IngressChart,
        _ => GatewayChart.GatewayChart,
    };

    public bool HasHelm => GatewayChart != GatewayChart.None;

    /// <summary>Values under <c>meshConfig</c> reach the mesh's configuration: 1.6.</summary>
    public bool HasMeshConfig => Minor >= 6;

    /// <summary>Charts that still read <c>global.trustDomain</c>: until 1.7.</summary>
    public bool HasGlobalTrustDomain => Minor <= 7;

    /// <summary>Aliases of a trust domain: 1.4.</summary>
    public bool HasTrustDomainAliases => Minor >= 4;

    /// <summary><c>global.multiCluster.clusterName</c>: 1.5. The network is told with it: pods of two clusters reach each other by gateways only.</summary>
    public bool HasClusterName => Minor >= 5;

    /// <summary>Citadel has to be told to read the Secret <c>cacerts</c>; istiod, from 1.5 on, looks for it.</summary>
    public bool HasCitadel => Minor <= 4;

    /// <summary>Sidecars answer DNS for hosts of ServiceEntries: 1.8.</summary>
    public bool HasDnsCapture => Minor >= 8;

    /// <summary>Hosts without an address get one from sidecars only if asked for; from 1.25 on the control plane gives it.</summary>
    public bool NeedsAutoAllocate => Minor is >= 8 and <= 24;

    /// <summary>Injection adds search domains to pods: until 1.7.</summary>
    public bool HasSearchDomains => Minor <= 7;

    /// <summary>The chart <c>istiocoredns</c>: until 1.8.</summary>
    public bool HasCoreDns => Minor <= 8;

    /// <summary>A gateway with AUTO_PASSTHROUGH must be told so by its environment: until 1.10.</summary>
    public bool NeedsRouterMode => Minor <= 10;

    /// <summary>The health port of gateways: 15020 before 1.6.</summary>
    public int StatusPort => Minor >= 6 ? 15021 : 15020;
}
