using System.Collections.Concurrent;

namespace Coddiwomple.Proof.Schema;

/// <summary>The schemas of Istio's kinds, read when first asked for.</summary>
internal static class IstioSchemas
{
    /// <summary>What Kubernetes calls the group and the kind; other groups have kinds of the same name.</summary>
    private static readonly Dictionary<string, string> s_groups = new(StringComparer.Ordinal)
    {
        ["AuthorizationPolicy"] = "security.istio.io",
        ["DestinationRule"] = "networking.istio.io",
        ["EnvoyFilter"] = "networking.istio.io",
        ["Gateway"] = "networking.istio.io",
        ["PeerAuthentication"] = "security.istio.io",
        ["ProxyConfig"] = "networking.istio.io",
        ["RequestAuthentication"] = "security.istio.io",
        ["ServiceEntry"] = "networking.istio.io",
        ["Sidecar"] = "networking.istio.io",
        ["Telemetry"] = "telemetry.istio.io",
        ["TrafficExtension"] = "extensions.istio.io",
        ["VirtualService"] = "networking.istio.io",
        ["WasmPlugin"] = "extensions.istio.io",
        ["WorkloadEntry"] = "networking.istio.io",
        ["WorkloadGroup"] = "networking.istio.io",
    };

    private static readonly ConcurrentDictionary<string, SchemaNode> s_schemas = new(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Kinds => s_groups.Keys;

    /// <summary>Gives whether the object belongs to Istio, so that its kind must be one of <see cref="Kinds"/>.</summary>
    public static bool IsIstioGroup(string apiVersion) => GroupOf(apiVersion).EndsWith(".istio.io", StringComparison.Ordinal) && s_groups.ContainsValue(GroupOf(apiVersion));

    /// <summary>Gives null for a kind that Istio does not have in that group.</summary>
    public static SchemaNode? Find(string apiVersion, string kind) =>
        s_groups.TryGetValue(kind, out string? group) && group == GroupOf(apiVersion) ? s_schemas.GetOrAdd(kind, Load) : null;

    /// <summary>The group in which Istio has a kind.</summary>
    public static string? GroupOfKind(string kind) => s_groups.GetValueOrDefault(kind);

    private static string GroupOf(string apiVersion) => apiVersion[..Math.Max(0, apiVersion.IndexOf('/', StringComparison.Ordinal))];

    private static SchemaNode Load(string kind)
    {
        using Stream stream = typeof(IstioSchemas).Assembly.GetManifestResourceStream($"schemas/istio/{kind}.json")
            ?? throw new InvalidOperationException($"no embedded schema of {kind}");
        return SchemaReader.Read(stream);
    }
}
