using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>The files under <c>templates/</c>, and which of them renders what.</summary>
internal static class TemplateNames
{
    public const string Kustomization = "kustomization.yaml.sbn";

    /// <summary>Every built-in template, in ordinal order.</summary>
    public static string[] All { get; } =
    [
        "authorization-policy.yaml.sbn",
        "destination-rule.yaml.sbn",
        "envoy-filter.yaml.sbn",
        "gateway.yaml.sbn",
        Kustomization,
        "metadata.yaml.sbn",
        "peer-authentication.yaml.sbn",
        "service-entry.yaml.sbn",
        "service.yaml.sbn",
        "virtual-service.yaml.sbn",
    ];

    public static string Of(ResourcePlan resource) => resource switch
    {
        ServiceEntryPlan => "service-entry.yaml.sbn",
        DestinationRulePlan => "destination-rule.yaml.sbn",
        VirtualServicePlan => "virtual-service.yaml.sbn",
        GatewayPlan => "gateway.yaml.sbn",
        PeerAuthenticationPlan => "peer-authentication.yaml.sbn",
        AuthorizationPolicyPlan => "authorization-policy.yaml.sbn",
        StubServicePlan => "service.yaml.sbn",
        EnvoyFilterPlan => "envoy-filter.yaml.sbn",
        _ => throw new InvalidOperationException($"no template for {resource.Kind}"),
    };
}
