using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Sets;

/// <summary>One server of a Gateway. <see cref="Listener"/> is equal where workloads, address and port are.</summary>
internal sealed record GatewayServer(MeshObject Item, string Listener, string Port, ReadOnlyArray<YamlNode> Hosts)
{
    public static IEnumerable<GatewayServer> Of(MeshObject gateway)
    {
        string selector = string.Join(",", gateway.Spec.Field("selector").Entries.Select(label => $"{label.Key.Text}={label.Value.Text}").Order(StringComparer.Ordinal));
        foreach (YamlNode server in gateway.Spec.Field("servers").Items)
        {
            string port = server.Field("port").TextOf("number");
            if (selector.Length > 0 && port.Length > 0)
            {
                yield return new GatewayServer(gateway, $"{selector} {server.TextOf("bind")}:{port}", port, server.Field("hosts").Items);
            }
        }
    }

    /// <summary>A host without its namespace.</summary>
    public static string NameOf(YamlNode host) => host.Text[(host.Text.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
}
