using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>Draws what an HTTP route does besides sending calls on; <paramref name="oldest"/>: the oldest Istio of the mesh, whose fields must do.</summary>
internal sealed class RandomRouteFields(Draw draw, int oldest)
{
    /// <summary>A route that redirects or answers by itself.</summary>
    public MapNode MakeAnswer(Node? match, string[]? from, bool canRespond)
    {
        bool responds = canRespond && draw.Chance(50);
        return MapNode.Of(
            ("from", from is null ? null : Words(from)),
            ("match", match),
            ("redirect", responds ? null : MapNode.Of(("uri", Word("/elsewhere")), ("authority", draw.Chance(50) ? Word("other.example.com") : null), ("redirectCode", oldest >= 3 ? Number(draw.One([301, 307])) : null))),
            ("directResponse", responds ? MapNode.Of(("status", Number(503)), ("body", MapNode.Of(("string", Word(draw.One(["on", "1e3", "closed"])))))) : null));
    }

    public MapNode AddTo(MapNode route, Func<MapNode?> mirror)
    {
        MapNode?[] mirrors = draw.Chance(30) ? [.. Enumerable.Range(0, oldest >= 19 ? draw.Between(1, 2) : 1).Select(_ => mirror())] : [];
        if (oldest < 4)
        {
            // Before 1.4 every call was copied.
            mirrors = [.. mirrors.Select(item => item?.With("percentage", null))];
        }

        Node[] drawn = [.. mirrors.OfType<Node>()];
        return route
            .With("fault", draw.Chance(15) ? MakeFault() : null)
            .With("rewrite", draw.Chance(15) ? MapNode.Of(("uri", Word("/new")), ("authority", draw.Chance(30) ? Word("inner.example.com") : null)) : null)
            .With("headers", draw.Chance(15) ? MakeHeaders() : null)
            .With("corsPolicy", oldest >= 5 && draw.Chance(10) ? MapNode.Of(("allowOrigins", List([MapNode.Of(("exact", Word("https://on.example.com")))])), ("maxAge", Word("24h"))) : null)
            .With("mirrors", drawn.Length == 0 ? null : List(drawn));
    }

    private MapNode MakeFault() => MapNode.Of(
        ("delay", draw.Chance(60) ? MapNode.Of(("percentage", MapNode.Of(("value", Number(draw.Between(1, 100))))), ("fixedDelay", Word("5s"))) : null),
        ("abort", MapNode.Of(("percentage", MapNode.Of(("value", new ScalarNode("0.5", ScalarKind.Float)))), ("httpStatus", Number(503)))));

    private MapNode MakeHeaders() => MapNode.Of(
        ("request", MapNode.Of(("set", MapNode.Of(("x-on", Word("1e3")))), ("remove", draw.Chance(50) ? Words(["x-internal"]) : null))),
        ("response", draw.Chance(50) ? MapNode.Of(("add", MapNode.Of(("x-by", Word("mesh"))))) : null));
}
