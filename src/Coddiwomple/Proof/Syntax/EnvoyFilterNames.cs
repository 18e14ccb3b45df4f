using System.Collections.Frozen;

namespace Coddiwomple.Proof.Syntax;

/// <summary>Names that Envoy's filters had before they were called after their folder; istiod still finds the filters by them, and warns.</summary>
internal static class EnvoyFilterNames
{
    private static readonly FrozenDictionary<string, string> s_successors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["envoy.buffer"] = "envoy.filters.http.buffer",
        ["envoy.client_ssl_auth"] = "envoy.filters.network.client_ssl_auth",
        ["envoy.cors"] = "envoy.filters.http.cors",
        ["envoy.csrf"] = "envoy.filters.http.csrf",
        ["envoy.fault"] = "envoy.filters.http.fault",
        ["envoy.grpc_http1_bridge"] = "envoy.filters.http.grpc_http1_bridge",
        ["envoy.grpc_json_transcoder"] = "envoy.filters.http.grpc_json_transcoder",
        ["envoy.grpc_web"] = "envoy.filters.http.grpc_web",
        ["envoy.gzip"] = "envoy.filters.http.gzip",
        ["envoy.health_check"] = "envoy.filters.http.health_check",
        ["envoy.http_connection_manager"] = "envoy.filters.network.http_connection_manager",
        ["envoy.http_dynamo_filter"] = "envoy.filters.http.dynamo",
        ["envoy.ip_tagging"] = "envoy.filters.http.ip_tagging",
        ["envoy.listener.http_inspector"] = "envoy.filters.listener.http_inspector",
        ["envoy.listener.original_dst"] = "envoy.filters.listener.original_dst",
        ["envoy.listener.original_src"] = "envoy.filters.listener.original_src",
        ["envoy.listener.proxy_protocol"] = "envoy.filters.listener.proxy_protocol",
        ["envoy.listener.tls_inspector"] = "envoy.filters.listener.tls_inspector",
        ["envoy.lua"] = "envoy.filters.http.lua",
        ["envoy.mongo_proxy"] = "envoy.filters.network.mongo_proxy",
        ["envoy.rate_limit"] = "envoy.filters.http.ratelimit",
        ["envoy.ratelimit"] = "envoy.filters.network.ratelimit",
        ["envoy.redis_proxy"] = "envoy.filters.network.redis_proxy",
        ["envoy.router"] = "envoy.filters.http.router",
        ["envoy.squash"] = "envoy.filters.http.squash",
        ["envoy.tcp_proxy"] = "envoy.filters.network.tcp_proxy",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null where the name is not an old one. External authorization has two filters, one for HTTP, whose old name was the same.</summary>
    public static string? SuccessorOf(string name, bool isHttp) =>
        name == "envoy.ext_authz" ? $"envoy.filters.{(isHttp ? "http" : "network")}.ext_authz" : s_successors.GetValueOrDefault(name);
}
