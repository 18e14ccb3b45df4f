using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Benchmarks;

/// <summary>For every built-in template what a service of a usual mesh gives it: three endpoints, two versions, a weighted route.</summary>
internal static class TemplateViews
{
    public static ScriptObject Of(string template)
    {
        var view = new ScriptObject
        {
            ["kind"] = "Kind",
            ["api_version"] = "networking.istio.io/v1",
            ["name"] = "checkout",
            ["namespace"] = "shop",
            ["labels"] = Pairs(("app.kubernetes.io/managed-by", "coddiwomple"), ("topology", "production")),
            ["annotations"] = Pairs(("coddiwomple.io/service", "checkout")),
        };
        foreach (var (name, value) in Members(template))
        {
            view[name] = value;
        }

        return view;
    }

    private static ScriptObject Members(string template) => template switch
    {
        "service-entry.yaml.sbn" => new ScriptObject
        {
            ["hosts"] = Texts("checkout.shop.global"),
            ["addresses"] = Texts("241.0.0.17"),
            ["export_to"] = Texts("shop", "cart"),
            ["resolution"] = "STATIC",
            ["ports"] = List(Object(("name", "http"), ("number", 8080), ("protocol", "HTTP"), ("target_port", null))),
            ["endpoints"] = List(Endpoint("34.0.0.1", "eu-west1/b"), Endpoint("34.0.0.2", "eu-west4/a"), Endpoint("34.0.0.3", "us-east1/c")),
            ["workload_selector"] = List(),
            ["subject_alt_names"] = Texts("spiffe://prod/ns/shop/sa/checkout"),
        },
        "destination-rule.yaml.sbn" => new ScriptObject
        {
            ["host"] = "checkout.shop.global",
            ["export_to"] = Texts("shop", "cart"),
            ["traffic_policy"] = Policy(),
            ["subsets"] = List(Subset("v1"), Subset("v2")),
        },
        "virtual-service.yaml.sbn" => new ScriptObject
        {
            ["hosts"] = Texts("checkout.shop.global"),
            ["export_to"] = Texts("shop", "cart"),
            ["http"] = List(Route("canary"), Route(null)),
            ["tls"] = List(),
            ["tcp"] = List(),
        },
        "gateway.yaml.sbn" => new ScriptObject
        {
            ["selector"] = Pairs(("istio", "eastwestgateway")),
            ["port"] = 15443,
            ["hosts"] = Texts("*.global", "*.local"),
        },
        "peer-authentication.yaml.sbn" => new ScriptObject
        {
            ["selector"] = Pairs(("app", "checkout")),
            ["mode"] = "STRICT",
            ["ports"] = List(Object(("number", 8080), ("mode", "PERMISSIVE"))),
        },
        "authorization-policy.yaml.sbn" => new ScriptObject
        {
            ["selector"] = Pairs(("app", "checkout")),
            ["action"] = "ALLOW",
            ["rules"] = List(Object(("from", List(Object(("source", Object(("principals", Texts("prod/ns/cart/sa/cart"))))))))),
        },
        "service.yaml.sbn" => new ScriptObject { ["ports"] = List(Object(("name", "http"), ("number", 8080), ("app_protocol", "http"))) },
        "envoy-filter.yaml.sbn" => new ScriptObject { ["spec"] = Policy() },
        "kustomization.yaml.sbn" => new ScriptObject { ["files"] = Texts("shop/checkout.yaml", "shop/cart.yaml", "mesh.yaml") },
        _ => [],
    };

    private static ScriptObject Endpoint(string address, string locality) => Object(
        ("address", address), ("locality", locality), ("weight", 1), ("ports", List(Object(("name", "http"), ("number", 15443)))), ("labels", Pairs(("version", "v1"), ("cluster", "c1"))));

    private static ScriptObject Subset(string name) => Object(("name", name), ("labels", Pairs(("version", name))), ("traffic_policy", null));

    private static ScriptObject Route(string? name) => Object(
        ("name", name),
        ("match", null),
        ("destinations", List(Destination("v1", 90), Destination("v2", 10))),
        ("fields", Object(("timeout", "2s"))));

    private static ScriptObject Destination(string subset, int weight)
        => Object(("host", "checkout.shop.global"), ("subset", subset), ("port", 8080), ("weight", weight));

    private static ScriptObject Policy()
        => Object(("connectionPool", Object(("http", Object(("http2MaxRequests", 100))))), ("outlierDetection", Object(("consecutive5xxErrors", 5), ("interval", "10s"))));

    private static ScriptArray Texts(params object?[] texts) => ScriptArray.Wrap(texts);

    private static ScriptArray List(params object?[] items) => ScriptArray.Wrap(items);

    private static ScriptArray Pairs(params (string Key, string Value)[] pairs)
        => new(pairs.Select(static pair => Object(("key", pair.Key), ("value", pair.Value))));

    private static ScriptObject Object(params (string Name, object? Value)[] members)
    {
        var result = new ScriptObject(members.Length);
        foreach (var (name, value) in members)
        {
            result[name] = value;
        }

        return result;
    }
}
