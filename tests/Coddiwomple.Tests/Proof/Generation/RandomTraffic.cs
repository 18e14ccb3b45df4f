using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>Draws a service's traffic: prefer, failover, policy and routes whose destinations every caller of the route can reach.</summary>
internal sealed class RandomTraffic(Draw draw, Scope scope, DrawnCluster[] clusters, DrawnService[] services)
{
    private static readonly string[] s_paths = ["/", "/api", "/on", "/v1/items", "/login"];

    private readonly int _oldest = clusters.Min(cluster => cluster.IstioMinor);
    private readonly RandomRouteFields _fields = new(draw, clusters.Min(cluster => cluster.IstioMinor));
    private readonly bool _mayAggregate = scope.HasFlag(Scope.Aggregate) && clusters.All(cluster => cluster.IstioMinor >= 8);

    public Node? Make(DrawnService service)
    {
        if (draw.Chance(35))
        {
            return null;
        }

        string[] remote = [.. service.Clusters.Where(HasGateway)];
        bool any = draw.Chance(20);
        bool policy = draw.Chance(30);
        bool aggregate = _mayAggregate && !any && remote.Length > 0 && draw.Chance(25);
        bool ownPods = scope.HasFlag(Scope.OwnPods) && !aggregate && !any && service.Account is not null && clusters.All(cluster => cluster.HasLocality) && draw.Chance(30);
        string? prefer = any ? "any" : draw.Chance(20) ? "local" : null;
        bool ordered = !any && remote.Length > 0 && (aggregate || draw.Chance(35));
        bool ownWords = scope.HasFlag(Scope.Aggregate) && prefer is null && !ordered && draw.Chance(10);
        var traffic = MapNode.Of(
            ("own", ownPods ? Word("pods") : null),
            ("prefer", prefer is null ? null : Word(prefer)),
            ("failover", ordered ? List(MakeFailover(service, Shuffled(draw.Some(remote)), aggregate)) : null),
            ("aggregate", aggregate ? Truth(true) : null),
            ("policy", ownWords ? MakeLocality() : policy ? MakePolicy() : null),
            ("routes", draw.Chance(60) ? MakeRoutes(service) : null));
        return traffic.Fields.IsEmpty ? null : traffic;
    }

    // Steps may be plain names or objects; of an aggregate also other services, as a whole or in one cluster, but never one before this one: no circles.
    private IEnumerable<Node> MakeFailover(DrawnService service, string[] remote, bool aggregate)
    {
        var steps = new List<Node>(remote.Select(cluster => draw.Chance(40) ? MapNode.Of(("cluster", Word(cluster))) : Word(cluster)));
        DrawnService[] others = [.. services.SkipWhile(other => other != service).Skip(1).Where(other => aggregate && FitsPorts(service, other) && MayBeCalledBy(service.Callers, other))];
        if (others.Length > 0 && draw.Chance(60))
        {
            DrawnService other = draw.One(others);
            string[] there = [.. other.Clusters.Where(HasGateway)];
            steps.Insert(draw.Between(0, steps.Count), MapNode.Of(("service", Word(other.Id)), ("cluster", there.Length > 0 && draw.Chance(40) ? Word(draw.One(there)) : null)));
        }

        return steps;
    }

    private bool MayBeCalledBy(string[]? callers, DrawnService other) =>
        other.Callers is null || (callers ?? [.. clusters.Select(cluster => cluster.Name)]).All(other.Callers.Contains);

    private bool HasGateway(string cluster) => clusters.First(item => item.Name == cluster).HasGateway;

    private T[] Shuffled<T>(T[] items)
    {
        draw.Random.Shuffle(items);
        return items;
    }

    private MapNode MakePolicy()
    {
        var policy = MapNode.Of(
            ("loadBalancer", draw.Chance(30) ? MakeBalancer() : null),
            ("outlierDetection", draw.Chance(60) ? MapNode.Of(("consecutive5xxErrors", Number(draw.Between(1, 9))), ("interval", Word("10s")), ("maxEjectionPercent", draw.Chance(50) ? Number(100) : null)) : null),
            ("connectionPool", draw.Chance(60) ? MapNode.Of(("tcp", MapNode.Of(("maxConnections", Number(100)), ("connectTimeout", Word("1s")))), ("http", MapNode.Of(("http1MaxPendingRequests", Number(64))))) : null));
        return policy.Fields.IsEmpty ? MapNode.Of(("connectionPool", MapNode.Of(("tcp", MapNode.Of(("maxConnections", Number(10))))))) : policy;
    }

    private MapNode MakeLocality()
    {
        MapNode setting = draw.Chance(50)
            ? MapNode.Of(("failover", List([MapNode.Of(("from", Word("us-east1")), ("to", Word("us-west1")))])))
            : MapNode.Of(("distribute", List([MapNode.Of(("from", Word("us-east1/*")), ("to", MapNode.Of(("us-east1", Number(60)), ("us-west1", Number(40)))))])));
        return MapNode.Of(("loadBalancer", MapNode.Of(("localityLbSetting", MapNode.Of(("enabled", Truth(draw.Chance(80)))).With(setting.Fields[0].Key, setting.Fields[0].Value)))));
    }

    private MapNode MakeBalancer() => draw.Between(0, 3) switch
    {
        0 => MapNode.Of(("consistentHash", MapNode.Of(("httpHeaderName", Word("x-on"))))),
        1 => MapNode.Of(("consistentHash", MapNode.Of(("httpCookie", MapNode.Of(("name", Word("no")), ("ttl", Word("0s"))))))),
        2 when _oldest >= 14 => MapNode.Of(("simple", Word("LEAST_REQUEST")), ("warmup", MapNode.Of(("duration", Word("30s"))))),
        _ => MapNode.Of(("simple", Word(draw.One(["LEAST_REQUEST", "ROUND_ROBIN", "RANDOM"])))),
    };

    private Node? MakeRoutes(DrawnService service)
    {
        var routes = new List<Node>();
        int count = draw.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            // Only the last may be without match or for some callers: what follows a route that takes all is unreachable.
            bool last = i == count - 1;
            bool match = service.HasHttp && (!last || draw.Chance(30));
            if (!match && !last)
            {
                continue;
            }

            string[] callers = [.. clusters.Select(cluster => cluster.Name).Where(name => IsCaller(service, name))];
            string[]? from = callers.Length > 0 && draw.Chance(30) ? draw.Some(callers) : null;
            if (callers.Length == 0 || MakeTo(service, from ?? callers) is not { } to)
            {
                continue;
            }

            bool http = service.Ports.All(port => port.Protocol is "HTTP" or "HTTP2" or "GRPC" or "grpc-web") || match;
            bool fields = http && scope.HasFlag(Scope.HttpFields);
            if (fields && draw.Chance(12))
            {
                routes.Add(_fields.MakeAnswer(match ? MakeMatches(service, i) : null, from, canRespond: clusters.All(cluster => cluster.IstioMinor >= 15)));
                continue;
            }

            var route = MapNode.Of(
                ("name", _oldest >= 3 && draw.Chance(30) ? Word($"{draw.One(["r", "on", "1e"])}{i}") : null),
                ("from", from is null ? null : Words(from)),
                ("match", match ? MakeMatches(service, i) : null),
                ("to", to),
                ("timeout", http && draw.Chance(30) ? Word(draw.One(["3s", "1m", "500ms"])) : null),
                ("retries", http && draw.Chance(30) ? MapNode.Of(("attempts", Number(3)), ("perTryTimeout", Word("2s")), ("retryOn", draw.Chance(50) ? Word("5xx,reset") : null)) : null));
            routes.Add(fields ? _fields.AddTo(route, () => MakeMirror(service, from ?? callers)) : route);
        }

        return routes.Count == 0 ? null : List(routes);
    }

    private bool IsCaller(DrawnService service, string cluster) =>
        (service.Callers is null || service.Callers.Contains(cluster)) && service.Clusters.Any(name => name == cluster || HasGateway(name));

    private Node MakeMatches(DrawnService service, int index)
    {
        (int Number, string Protocol)[] ports = [.. service.Ports.Where(port => port.Protocol is "HTTP" or "HTTP2" or "GRPC" or "grpc-web")];
        return List(Enumerable.Range(0, draw.Between(1, 2)).Select(alternative =>
        {
            Node match = MakeMatch((index * 2) + alternative);
            return draw.Chance(15) ? ((MapNode)match).With("port", Number(draw.One(ports).Number)) : match;
        }));
    }

    private MapNode? MakeMirror(DrawnService service, string[] callers) =>
        MakeItem(service, callers)?.With("percentage", draw.One<Node>([Number(100), Number(20), _oldest >= 5 ? new ScalarNode("2.5", ScalarKind.Float) : Number(3), MapNode.Of(("value", Number(40)))]));

    // A header's value that names the route keeps matches of different routes apart.
    private Node MakeMatch(int index)
    {
        bool byHeader = draw.Chance(60);
        var match = MapNode.Of(
            ("headers", byHeader ? MapNode.Of(("end-user", MapNode.Of((draw.One(["exact", "prefix"]), Word($"{draw.One(["jason", "on", "1e3"])}{index}"))))) : null),
            ("uri", !byHeader || draw.Chance(30) ? MapNode.Of((draw.One(["exact", "prefix"]), Word($"{draw.One(s_paths)}{index}"))) : null));
        return scope.HasFlag(Scope.HttpFields) && _oldest >= 2 && draw.Chance(30)
            ? match.With("method", MapNode.Of(("exact", Word(draw.One(["GET", "POST"]))))).With("queryParams", MapNode.Of(("q", MapNode.Of(("exact", Word("on"))))))
            : match;
    }

    private Node? MakeTo(DrawnService service, string[] callers)
    {
        int count = draw.Chance(40) ? 1 : draw.Between(2, 4);
        MapNode[] items = [.. Enumerable.Range(0, count).Select(_ => MakeItem(service, callers)).OfType<MapNode>()];
        if (items.Length == 0)
        {
            return null;
        }

        bool weighted = draw.Chance(60);
        int[] weights = draw.Weights(items.Length);
        return List(items.Select((item, index) => weighted ? item.With("weight", Number(weights[index])) : item));
    }

    private MapNode? MakeItem(DrawnService service, string[] callers)
    {
        // Clusters that all of the route's callers reach: those with a gateway, or the one caller itself.
        string[] reached = [.. service.Clusters.Where(name => HasGateway(name) || (callers.Length == 1 && callers[0] == name))];
        string[] versions = [.. reached.SelectMany(name => service.Versions[name]).Distinct()];
        switch (draw.Between(0, 4))
        {
            case 0 when reached.Length > 0:
                return MapNode.Of(("cluster", Word(draw.One(reached))));
            case 1 when versions.Length > 0:
                return MapNode.Of(("version", Word(draw.One(versions))));
            case 2 or 3 when versions.Length > 0:
                string cluster = draw.One([.. reached.Where(name => service.Versions[name].Length > 0)]);
                return MapNode.Of(("version", Word(draw.One(service.Versions[cluster]))), ("cluster", Word(cluster)));
            case 4 when draw.Chance(40):
                DrawnService[] others = [.. services.Where(other => other != service && callers.All(caller => IsCaller(other, caller)) && FitsPorts(service, other))];
                return others.Length == 0 ? MapNode.Of() : OtherService(draw.One(others));
            default:
                return MapNode.Of();
        }
    }

    private MapNode OtherService(DrawnService other) => MapNode.Of(("service", Word(other.Id)), ("port", draw.Chance(50) && other.Ports.Length == 1 ? Number(other.Ports[0].Number) : null));

    // Every port of the routed service has its counterpart, and callers' namespaces do not get in the way.
    private static bool FitsPorts(DrawnService service, DrawnService other) =>
        !other.Yaml["callers"]["namespaces"].Exists && service.Ports.Length == 1 && other.Ports.Length == 1 && service.HasHttp == other.HasHttp
        && !service.Yaml["ports"].Items.Concat(other.Yaml["ports"].Items).Any(port => port["protocol"].Text is "TLS" or "HTTPS");
}
