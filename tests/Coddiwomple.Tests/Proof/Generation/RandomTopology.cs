using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>Takes a seed, gives a valid topology over the whole language within a scope, and the same topology written in other ways.</summary>
internal sealed record RandomTopology(int Seed, MapNode Yaml)
{
    public string Text => YamlWriter.Write(Yaml, Seed, shuffle: false);

    /// <summary>The same meaning in another order, with other quotes and line ends.</summary>
    public string Shuffled(int variant) => YamlWriter.Write(Yaml, (Seed * 31) + variant, shuffle: true).Replace("\n", variant % 2 == 0 ? "\r\n" : "\n", StringComparison.Ordinal);

    public static RandomTopology Make(int seed, Scope scope)
    {
        var draw = new Draw(seed);
        DrawnCluster[] clusters = new RandomClusters(draw, scope).Make();
        DrawnService[] services = new RandomServices(draw, scope, clusters).Make();
        var traffic = new RandomTraffic(draw, scope, clusters, services);
        string? account = services.FirstOrDefault(service => service.Account is not null)?.Id;
        IEnumerable<Node> yaml = services.Select(service => service.Yaml
            .With("traffic", traffic.Make(service))
            .With("access", account is not null && draw.Chance(25) ? List([MapNode.Of(("services", Words([account])))]) : null));
        return new RandomTopology(seed, Topology(draw, [.. clusters.Select(cluster => cluster.Yaml)], [.. yaml]));
    }

    /// <summary>The same topology with one more service, which nothing refers to.</summary>
    public RandomTopology WithOneMore()
    {
        Node spec = Yaml["spec"];
        string cluster = spec["clusters"].Items[0]["name"].Text;
        Node more = MapNode.Of(("name", Word("one-more")), ("ports", List([MapNode.Of(("name", Word("http")), ("number", Number(8081)), ("protocol", Word("HTTP")))])), ("clusters", Words([cluster])));
        return this with { Yaml = Yaml.With("spec", ((MapNode)spec).With("services", List([more, .. spec["services"].Items]))) };
    }

    private static MapNode Topology(Draw draw, Node[] clusters, Node[] services)
    {
        string? mtls = draw.Chance(50) ? draw.One(["STRICT", "PERMISSIVE"]) : null;
        return MapNode.Of(
            ("apiVersion", Word("coddiwomple.io/v1alpha1")),
            ("kind", Word("Topology")),
            ("metadata", MapNode.Of(("name", Word(draw.One(["shop", "on", "1e3", "null"]))))),
            ("spec", MapNode.Of(
                ("mesh", MapNode.Of(
                    ("istio", Word(draw.One(["1.22", "1.25", "1.27", "1.28", "1.30"]))),
                    ("domain", draw.Chance(20) ? Word(draw.One(["mesh", "on", "global.example.com"])) : null),
                    ("namespace", draw.Chance(15) ? Word(draw.One(["mesh-system", "null"])) : null),
                    ("trustDomain", draw.Chance(20) ? Word("mesh.example.com") : null),
                    ("addresses", draw.Chance(20) ? MapNode.Of(("range", Word("240.80.0.0/16")), ("assign", Word(draw.One(["all", "tcp"])))) : null),
                    ("mtls", mtls is null ? null : Word(mtls)),
                    ("access", draw.Chance(10) ? Word("closed") : null))),
                ("clusters", List(clusters)),
                ("services", List(services)))));
    }
}
