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
        DrawnMesh mesh = DrawnMesh.Make(draw, scope);
        DrawnCluster[] clusters = new RandomClusters(draw, scope, mesh).Make();
        DrawnService[] services = new RandomServices(draw, scope, mesh, clusters).Make();
        var traffic = new RandomTraffic(draw, scope, clusters, services);
        var access = new RandomAccess(draw, scope, services);
        IEnumerable<Node> yaml = services.Select(service => service.Yaml.With("traffic", traffic.Make(service)).With("access", access.Make(service)));
        return new RandomTopology(seed, Topology(draw, mesh, [.. clusters.Select(cluster => cluster.Yaml)], [.. yaml]));
    }

    /// <summary>The same topology with one more service, which nothing refers to.</summary>
    public RandomTopology WithOneMore()
    {
        Node spec = Yaml["spec"];
        string cluster = spec["clusters"].Items[0]["name"].Text;
        Node more = MapNode.Of(("name", Word("one-more")), ("ports", List([MapNode.Of(("name", Word("http")), ("number", Number(8081)), ("protocol", Word("HTTP")))])), ("clusters", Words([cluster])));
        return this with { Yaml = Yaml.With("spec", ((MapNode)spec).With("services", List([more, .. spec["services"].Items]))) };
    }

    private static MapNode Topology(Draw draw, DrawnMesh mesh, Node[] clusters, Node[] services) => MapNode.Of(
        ("apiVersion", Word("coddiwomple.io/v1alpha1")),
        ("kind", Word("Topology")),
        ("metadata", MapNode.Of(("name", Word(draw.One(["shop", "on", "1e3", "null"]))))),
        ("spec", MapNode.Of(("mesh", mesh.Yaml), ("clusters", List(clusters)), ("services", List(services)))));
}
