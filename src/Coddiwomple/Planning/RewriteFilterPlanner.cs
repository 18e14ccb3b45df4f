using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Gives the EnvoyFilter of the historic mesh (<c>via: rewrite</c>): behind <c>sni_cluster</c> it turns the global host that a caller's SNI names into the
/// cluster's own Kubernetes host. Works up to Istio 1.8.5 and 1.9.4.
/// </summary>
internal static class RewriteFilterPlanner
{
    private const string FilterName = "envoy.filters.network.tcp_cluster_rewrite";
    private const string FilterBefore = "envoy.filters.network.sni_cluster";
    private const string FilterType = "type.googleapis.com/istio.envoy.config.filter.network.tcp_cluster_rewrite.v2alpha1.TcpClusterRewrite";

    public static EnvoyFilterPlan Plan(ObjectMeta meta, Gateway gateway, Mesh mesh, Cluster cluster, IstioProfile istio)
    {
        IstioField[] rewrite =
        [
            Text("cluster_pattern", $@"\.{mesh.Domain.Replace(".", @"\.", StringComparison.Ordinal)}$"),
            Text("cluster_replacement", ".svc." + cluster.ClusterDomain),
        ];
        IstioMap selector = new(gateway.Selector.Items.Select(label => Text(label.Key, label.Value)));
        return new EnvoyFilterPlan(meta, istio.HasConfigPatches ? Patches(selector, rewrite, istio) : Filters(selector, rewrite));
    }

    private static IstioMap Patches(IstioMap selector, IstioField[] rewrite, IstioProfile istio) => Map(
        Nested("workloadSelector", Nested("labels", selector)),
        Items("configPatches", Map(
            Text("applyTo", "NETWORK_FILTER"),
            Nested("match", Map(
                Text("context", "GATEWAY"),
                Nested("listener", Map(
                    Number("portNumber", Gateway.PassthroughPort),
                    Nested("filterChain", Map(Nested("filter", Map(Text("name", FilterBefore))))))))),
            Nested("patch", Map(
                Text("operation", "INSERT_AFTER"),
                Nested("value", Map(
                    Text("name", FilterName),
                    istio.NeedsTypedConfig
                        ? Nested("typed_config", Map([Text("@type", FilterType), .. rewrite]))
                        : Nested("config", Map(rewrite)))))))));

    private static IstioMap Filters(IstioMap selector, IstioField[] rewrite) => Map(
        Nested("workloadLabels", selector),
        Items("filters", Map(
            Nested("listenerMatch", Map(Number("portNumber", Gateway.PassthroughPort), Text("listenerType", "GATEWAY"))),
            Nested("insertPosition", Map(Text("index", "AFTER"), Text("relativeTo", FilterBefore))),
            Text("filterName", FilterName),
            Text("filterType", "NETWORK"),
            Nested("filterConfig", Map(rewrite)))));

    private static IstioMap Map(params IstioField[] fields) => new([.. fields]);

    private static IstioField Text(string name, string value) => new(name, new IstioText(value));

    private static IstioField Number(string name, int value) => new(name, IstioLiteral.Of(value));

    private static IstioField Nested(string name, IstioMap value) => new(name, value);

    private static IstioField Nested(string name, IstioField value) => new(name, Map(value));

    private static IstioField Items(string name, params IstioMap[] items) => new(name, new IstioList([.. items]));
}
