using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>What a pod's sidecar accepts: plain or mutual TLS by PeerAuthentication.</summary>
internal static class PodAccess
{
    /// <summary>The mode in force: of a policy that selects the pod (its port first), else of the namespace, else of the mesh, else PERMISSIVE.</summary>
    public static string MtlsModeOf(GeneratedMesh mesh, string rootNamespace, string cluster, KubeService service, PodGroup pod, int targetPort)
    {
        IstioObject[] all = [.. mesh.Of(cluster, "PeerAuthentication")];
        IstioObject? selected = all.FirstOrDefault(item => item.Namespace == service.Namespace && item.Spec["selector"].Exists && RuleLookup.Selects(item.Spec["selector"]["matchLabels"], pod.Labels));
        IstioObject? ofNamespace = all.FirstOrDefault(item => item.Namespace == service.Namespace && !item.Spec["selector"].Exists);
        IstioObject? ofMesh = all.FirstOrDefault(item => item.Namespace == rootNamespace && !item.Spec["selector"].Exists);
        return ModeIn(selected?.Spec["portLevelMtls"][$"{targetPort}"]) ?? ModeIn(selected?.Spec["mtls"]) ?? ModeIn(ofNamespace?.Spec["mtls"]) ?? ModeIn(ofMesh?.Spec["mtls"]) ?? "PERMISSIVE";
    }

    /// <summary>Null where the pod takes the connection, else the reason why not. <paramref name="tlsMode"/>: null for automatic mutual TLS.</summary>
    public static string? Refusal(string serverMode, string? tlsMode) => (serverMode, tlsMode) switch
    {
        ("DISABLE", "ISTIO_MUTUAL") => "mutual TLS to a pod that takes plain text only",
        ("STRICT", "DISABLE" or "SIMPLE") => "plain text to a pod that demands mutual TLS",
        (_, "MUTUAL") => "tls mode MUTUAL has no certificates",
        _ => null,
    };

    private static string? ModeIn(Node? mtls) => mtls?["mode"].TextOrNull is { } mode && mode != "UNSET" ? mode : null;
}
