using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// What an Istio release wants to see: the one table of API versions and of shapes that changed. Facts: the CRDs of each x.y.0 tag and the API's
/// release branches; the first minor release that has a thing is named beside it.
/// </summary>
internal sealed class IstioProfile
{
    private static readonly IstioProfile[] Profiles = Of(IstioVersion.Newest);

    private IstioProfile(int minor) => Minor = minor;

    public int Minor { get; }

    /// <summary>ServiceEntry, DestinationRule, VirtualService, Gateway.</summary>
    public string NetworkingApi => Minor >= 22 ? "networking.istio.io/v1" : Minor >= 5 ? "networking.istio.io/v1beta1" : "networking.istio.io/v1alpha3";

    /// <summary>The only version EnvoyFilter ever had.</summary>
    public string EnvoyFilterApi => "networking.istio.io/v1alpha3";

    public string AuthorizationApi => Minor >= 17 ? "security.istio.io/v1" : "security.istio.io/v1beta1";

    public string PeerAuthenticationApi => Minor >= 22 ? "security.istio.io/v1" : "security.istio.io/v1beta1";

    /// <summary><c>loadBalancer.localityLbSetting</c> in a DestinationRule: 1.5.</summary>
    public bool HasLocalitySettings => Minor >= 5;

    /// <summary><c>outlierDetection.consecutiveGatewayErrors</c> and <c>consecutive5xxErrors</c>: 1.5; before, <c>consecutiveErrors</c>.</summary>
    public bool HasGatewayErrors => Minor >= 5;

    /// <summary><c>loadBalancer.simple: LEAST_REQUEST</c>: 1.14; before, <c>LEAST_CONN</c>.</summary>
    public bool HasLeastRequest => Minor >= 14;

    /// <summary><c>loadBalancer.warmup</c>: 1.24; from 1.14, <c>warmupDurationSecs</c>.</summary>
    public bool HasWarmup => Minor >= 24;

    /// <summary><c>mirrors</c> of a route, with a percentage each: 1.19; before, one <c>mirror</c>.</summary>
    public bool HasMirrors => Minor >= 19;

    /// <summary><c>mirrorPercentage</c> of a route: 1.5; before, the whole number <c>mirrorPercent</c>.</summary>
    public bool HasMirrorPercentage => Minor >= 5;

    /// <summary><c>localityLbSetting.failoverPriority</c> with <c>label=value</c>: 1.18.</summary>
    public bool HasFailoverByLabel => Minor >= 18;

    /// <summary>EnvoyFilter <c>configPatches</c>: 1.3; before, <c>filters</c>.</summary>
    public bool HasConfigPatches => Minor >= 3;

    /// <summary>Envoy filters take <c>typed_config</c>, and 1.7 ignores anything else.</summary>
    public bool NeedsTypedConfig => Minor >= 7;

    /// <summary>Mutual TLS is detected without a DestinationRule that asks for it: on by default since 1.5.</summary>
    public bool HasAutoMtls => Minor >= 5;

    /// <summary><c>istioctl analyze</c> raises IST0173 for subsets that select endpoints instead of pods: 1.27.</summary>
    public bool FlagsEndpointSubsets => Minor >= 27;

    private static IstioProfile[] Of(IstioVersion newest)
    {
        var profiles = new IstioProfile[newest.Minor + 1];
        for (int minor = 0; minor < profiles.Length; minor++)
        {
            profiles[minor] = new IstioProfile(minor);
        }

        return profiles;
    }

    public static IstioProfile For(IstioVersion version) => Profiles[Math.Min(version.Minor, IstioVersion.Newest.Minor)];
}
