using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>Draws who may call a service: sources of every kind, and for services that have HTTP ports only, what they may do.</summary>
internal sealed class RandomAccess(Draw draw, Scope scope, DrawnService[] services)
{
    private readonly string[] _accounts = [.. services.Where(service => service.Account is not null).Select(service => service.Id)];

    public Node? Make(DrawnService service)
    {
        if (scope.HasFlag(Scope.Historic) || !draw.Chance(25))
        {
            return null;
        }

        if (scope.HasFlag(Scope.FullAccess))
        {
            return List(Enumerable.Range(0, draw.Between(1, 3)).Select(_ => MakeRule(service)));
        }

        return _accounts.Length == 0 ? null : List([MapNode.Of(("services", Words([_accounts[0]])))]);
    }

    private MapNode MakeRule(DrawnService service)
    {
        bool onlyHttp = service.Ports.All(port => port.Protocol is "HTTP" or "HTTP2" or "GRPC" or "grpc-web");
        var rule = MapNode.Of(
            ("services", _accounts.Length > 0 && draw.Chance(40) ? Words(draw.Some(_accounts)) : null),
            ("principals", draw.Chance(25) ? Words([draw.One(["cluster.local/ns/default/sa/runner", "mesh.example.com/ns/shop/sa/1e3", "*/sa/runner"])]) : null),
            ("namespaces", draw.Chance(25) ? Words(draw.Some(["default", "shop", "on", "no"])) : null),
            ("methods", onlyHttp && draw.Chance(30) ? Words(draw.Some(["GET", "POST", "DELETE"])) : null),
            ("paths", onlyHttp && draw.Chance(30) ? Words(draw.Some(["/", "/api/*", "*.html", "/admin/*"])) : null),
            ("ports", draw.Chance(25) ? List([Number(draw.One(service.Ports).Number)]) : null));
        return draw.Chance(20) || rule.Fields.IsEmpty ? rule.With("namespaces", Words(["default"])).With("deny", draw.Chance(60) ? Truth(true) : null) : rule;
    }
}
