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
        ["Telemetry"] = (item, report) => TargetRules.Check(item.Spec, report),
        ["TrafficExtension"] = CheckExtension,
        ["VirtualService"] = VirtualServiceRules.Check,
        ["WasmPlugin"] = (item, report) => TargetRules.Check(item.Spec, report),
        ["WorkloadEntry"] = (item, report) => CheckWorkload(item.Spec, isTemplate: false, report),
        ["WorkloadGroup"] = (item, report) => CheckWorkload(item.Spec.Field("template"), isTemplate: true, report),
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

    private static void CheckExtension(MeshObject item, ProofReport report)
    {
        TargetRules.Check(item.Spec, report);
        if (item.Spec is YamlMapping spec && spec.FirstOf("wasm", "lua") is null)
        {
            report.Report(Diagnostics.Catalogue.IncompleteObject, spec, "a TrafficExtension without \"wasm\" and \"lua\"", "give it one of them");
        }
    }

    private static void CheckWorkload(YamlNode? workload, bool isTemplate, ProofReport report)
    {
        if (workload is YamlMapping)
        {
            EndpointRules.CheckWorkload(workload, isTemplate, report);
        }
    }
}
