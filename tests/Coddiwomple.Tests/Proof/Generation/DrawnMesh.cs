using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>The mesh as drawn: what clusters and services must know of it, and its YAML.</summary>
internal sealed record DrawnMesh(string Istio, string? Mtls, bool Rewrites, Node Yaml)
{
    public static DrawnMesh Make(Draw draw, Scope scope)
    {
        bool historic = scope.HasFlag(Scope.Historic);
        bool rewrites = historic && draw.Chance(50);
        string istio = historic ? draw.One(["1.1", "1.3", "1.4", "1.5.1", "1.6", "1.7.5"]) : draw.One(["1.22", "1.25", "1.27", "1.28", "1.30"]);

        // Policies of security came with 1.4 and 1.5.
        string? mtls = !historic && draw.Chance(50) ? draw.One(["STRICT", "PERMISSIVE"]) : null;
        return new DrawnMesh(istio, mtls, rewrites, MapNode.Of(
            ("istio", Word(istio)),
            ("via", rewrites ? Word("rewrite") : null),
            ("domain", !rewrites && draw.Chance(20) ? Word(draw.One(["mesh", "on", "global.example.com"])) : null),
            ("namespace", draw.Chance(15) ? Word(draw.One(["mesh-system", "null"])) : null),
            ("trustDomain", draw.Chance(20) ? Word("mesh.example.com") : null),
            ("addresses", draw.Chance(20) ? MapNode.Of(("range", Word("240.80.0.0/16")), ("assign", Word(draw.One(["all", "tcp"])))) : null),
            ("mtls", mtls is null ? null : Word(mtls)),
            ("access", !historic && draw.Chance(10) ? Word("closed") : null)));
    }
}
