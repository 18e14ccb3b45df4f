using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>A service as drawn: what its own and other services' routes must know, and its YAML without traffic and access.</summary>
internal sealed record DrawnService(
    string Name,
    string Namespace,
    string? Account,
    string[] Clusters,
    Dictionary<string, string[]> Versions,
    string[]? Callers,
    (int Number, string Protocol)[] Ports,
    MapNode Yaml)
{
    public string Id => $"{Name}.{Namespace}";

    public bool HasHttp => Ports.Any(port => port.Protocol is "HTTP" or "HTTP2" or "GRPC" or "GRPC-WEB");
}

/// <summary>Draws services without routes: several ports, TCP ports that services share, versions, hosts of their own, callers.</summary>
internal sealed class RandomServices(Draw draw, Scope scope, DrawnMesh mesh, DrawnCluster[] clusters)
{
    private static readonly string[] s_protocols = ["HTTP", "HTTP", "HTTP", "HTTP2", "GRPC", "grpc-web", "TCP", "TCP", "redis", "MONGO", "mysql", "HTTPS", "TLS"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public DrawnService[] Make() => [.. Enumerable.Range(0, draw.Chance(5) ? 0 : draw.Between(1, 6)).Select(_ => MakeOne())];

    private DrawnService MakeOne()
    {
        string name = draw.Name(_names);
        string space = draw.Chance(60) ? "default" : draw.One(["shop", "no", "0x1", "on"]);
        string? account = draw.Chance(60) ? draw.One([name, "runner", "1e3"]) : null;
        string[] where = draw.Some([.. clusters.Select(cluster => cluster.Name)]);
        bool versioned = draw.Chance(60);
        Dictionary<string, string[]> versions = where.ToDictionary(cluster => cluster, _ => versioned && draw.Chance(85) ? draw.Versions() : []);
        string[]? callers = draw.Chance(75) ? null : draw.Some([.. clusters.Select(cluster => cluster.Name)]);
        (int Number, string Protocol)[] ports = DrawPorts();
        string? mtls = MakeMtls(where, callers);
        MapNode yaml = MapNode.Of(
            ("name", Word(name)),
            ("namespace", space == "default" && draw.Chance(50) ? null : Word(space)),
            ("prefixes", !mesh.Rewrites && draw.Chance(15) ? Words(draw.Chance(50) ? [$"{name}.{space}", $"{name}.alias"] : [$"my-{name}.{space}"]) : null),
            ("serviceAccount", account is null ? null : Word(account)),
            ("ports", List(ports.Select((port, index) => MakePort(port, index, mtls ?? mesh.Mtls)))),
            ("mtls", mtls is null ? null : Word(mtls)),
            ("clusters", List(where.Select(cluster => MakePlacement(name, space, cluster, versions[cluster])))),
            ("versions", MakeVersions([.. versions.Values.SelectMany(names => names).Distinct()])),
            ("callers", MakeCallers(callers)),
            ("clusterLocalHost", scope.HasFlag(Scope.ClusterLocalHost) && draw.Chance(25) && char.IsAsciiLetter(name[0]) ? Truth(true) : null));
        return new DrawnService(name, space, account, where, versions, callers, ports, yaml);
    }

    private (int Number, string Protocol)[] DrawPorts()
    {
        int count = draw.Chance(65) ? 1 : draw.Between(2, 3);
        int[] numbers = [.. draw.Some([80, 443, 6379, 7070, 8080, 9080, 27017, 50051], count).Take(count)];
        return [.. numbers.Select(number => (number, number switch { 6379 => draw.One(["TCP", "redis"]), 27017 => "TCP", _ => draw.One(s_protocols) }))];
    }

    // Plain text does not pass a gateway, so it is for services whose only callers are in the one cluster that runs them.
    private string? MakeMtls(string[] where, string[]? callers)
    {
        bool isAtHome = where.Length == 1 && callers is [var only] && only == where[0];
        return !scope.HasFlag(Scope.Mtls) || scope.HasFlag(Scope.Historic) || !draw.Chance(20) ? null : draw.One<string>(isAtHome ? ["STRICT", "PERMISSIVE", "DISABLE"] : ["STRICT", "PERMISSIVE"]);
    }

    private Node MakePort((int Number, string Protocol) port, int index, string? mtls)
    {
        string name = draw.Chance(20) ? draw.One(["on", "1e3", "null"]) + $"{index}" : $"{port.Protocol.ToLowerInvariant().Split('-')[0]}-{index}";
        bool moved = !mesh.Rewrites && draw.Chance(15);
        return MapNode.Of(
            ("name", Word(name)),
            ("number", Number(port.Number)),
            ("protocol", Word(port.Protocol)),
            ("backendPort", moved ? Number((port.Number / 3) + 5) : null),
            ("targetPort", draw.Chance(10) ? Number((port.Number / 2) + 3) : null),
            ("mtls", mtls is not null && scope.HasFlag(Scope.Mtls) && draw.Chance(15) ? Word(mtls == "DISABLE" ? "DISABLE" : draw.One(["STRICT", "PERMISSIVE"])) : null));
    }

    private Node MakePlacement(string name, string space, string cluster, string[] versions)
    {
        string domain = clusters.First(item => item.Name == cluster).Domain;
        string? host = !mesh.Rewrites && draw.Chance(10) ? $"{name}-{draw.One(["x", "on"])}.{draw.One([space, "other"])}.svc.{domain}" : null;
        return versions.Length == 0 && host is null && draw.Chance(50)
            ? Word(cluster)
            : MapNode.Of(("name", Word(cluster)), ("versions", versions.Length == 0 ? null : Words(versions)), ("host", host is null ? null : Word(host)));
    }

    private Node? MakeVersions(string[] names)
    {
        string[] said = names.Length > 0 && draw.Chance(30) ? draw.Some(names) : [];
        return said.Length == 0 ? null : List(said.Select(name => MapNode.Of(("name", Word(name)), ("labels", MapNode.Of(("version", Word(name)), ("tier", Word(draw.One(["on", "1e3", "web"]))))),
            ("policy", draw.Chance(40) ? MakePolicy() : null))));
    }

    private MapNode MakePolicy() => draw.Between(0, 2) switch
    {
        0 => MapNode.Of(("loadBalancer", MapNode.Of(("simple", Word("ROUND_ROBIN"))))),
        1 => MapNode.Of(("connectionPool", MapNode.Of(("http", MapNode.Of(("http2MaxRequests", Number(10))))))),
        _ => MapNode.Of(("outlierDetection", MapNode.Of(("consecutive5xxErrors", Number(2)), ("baseEjectionTime", Word("1m"))))),
    };

    private Node? MakeCallers(string[]? callers)
    {
        bool spaces = draw.Chance(10);
        return callers is null && !spaces ? null : MapNode.Of(
            ("clusters", callers is null ? null : Words(callers)),
            ("namespaces", spaces ? Words(draw.Some(["default", "shop", "on", "0x1"])) : null));
    }
}
