using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>The rules of each kind beyond its schema.</summary>
internal static class ObjectRules
{
    private static readonly Dictionary<string, Action<MeshObject, ProofReport>> s_rules = new(StringComparer.Ordinal)
    {
        ["AuthorizationPolicy"] = AuthorizationRules.Check,
        ["DestinationRule"] = DestinationRuleRules.Check,
        ["EnvoyFilter"] = EnvoyFilterRules.Check,
        ["Gateway"] = GatewayRules.Check,
        ["PeerAuthentication"] = AuthenticationRules.CheckPeer,
        ["ProxyConfig"] = (item, report) => CommonRules.CheckSelector(item.Spec, "selector", "matchLabels", report),
        ["RequestAuthentication"] = AuthenticationRules.CheckRequest,
        ["ServiceEntry"] = ServiceEntryRules.Check,
        ["Sidecar"] = SidecarRules.Check,
        ["Telemetry"] = TelemetryRules.Check,
        ["TrafficExtension"] = ExtensionRules.CheckTraffic,
        ["VirtualService"] = VirtualServiceRules.Check,
        ["WasmPlugin"] = ExtensionRules.CheckWasm,
        ["WorkloadEntry"] = (item, report) => EndpointRules.CheckWorkload(item.Spec, isTemplate: false, report),
        ["WorkloadGroup"] = WorkloadGroupRules.Check,
    };

    public static IReadOnlyCollection<string> Kinds => s_rules.Keys;

    public static void Check(MeshObject item, ProofReport report)
    {
        MetadataRules.Check(item, report);
        if (s_rules.TryGetValue(item.Kind, out Action<MeshObject, ProofReport>? rules))
        {
            rules(item, report);
        }
    }
}
