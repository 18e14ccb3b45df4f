using System.Collections.Immutable;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary><see cref="Fields"/>: the HTTPRoute without name, match, route and mirrors; an answer of the proxy itself has no shares. Mirrors: percentage and where copies end.</summary>
internal sealed record Walk(Shares Shares, MapNode Fields, ImmutableArray<(string Percentage, Shares Shares)> Mirrors)
{
    public static Walk To(Shares shares) => new(shares, MapNode.Of(), []);
}

/// <summary>
/// A small model of what istiod makes of generated objects and what Envoy then does with one call: takes a caller, host, port and request, gives
/// where the call ends and in which proportions. What a real mesh would refuse is a defect in the result.
/// </summary>
internal sealed class MeshWalker(World world, GeneratedMesh mesh)
{
    private static readonly string[] s_ownFields = ["name", "match", "route", "mirror", "mirrorPercent", "mirrorPercentage", "mirrors"];

    public Walk Walk(Caller caller, string host, int port, Request request, Outage outage)
    {
        var sidecar = new CallingSidecar(world, mesh, caller, outage);
        if (sidecar.Find(host) is not { } service)
        {
            return Walking.Walk.To(Shares.Defect($"{host} is unknown"));
        }

        if (service.Ports.FirstOrDefault(item => item.Number == port) is not { } servicePort)
        {
            return Walking.Walk.To(Shares.Defect($"{host} has no port {port}"));
        }

        IstioObject[] routers = [.. mesh.Of(caller.Cluster, "VirtualService").Where(item => item.Spec["hosts"].Texts.Contains(host) && item.IsVisibleFrom(caller.Namespace))];
        return servicePort.Protocol.ToUpperInvariant() switch
        {
            "HTTP" or "HTTP2" or "GRPC" or "GRPC-WEB" => WalkHttp(sidecar, routers, service, port, request),
            "HTTPS" or "TLS" => Walking.Walk.To(WalkTls(sidecar, routers, service, port)),
            _ => Walking.Walk.To(WalkTcp(sidecar, routers, service, port)),
        };
    }

    private static Walk WalkHttp(CallingSidecar sidecar, IstioObject[] routers, CalledService service, int port, Request request)
    {
        if (routers.Length == 0 || routers[0].Spec["http"].Items.IsEmpty)
        {
            return Walking.Walk.To(sidecar.Send(service.Host, port, null));
        }

        Node? route = routers[0].Spec["http"].Items.FirstOrDefault(item => RequestMatch.Fits(item["match"], request, sidecar.Caller, service.Host, port));
        if (route is null)
        {
            return Walking.Walk.To(Shares.Defect("no route matches"));
        }

        var fields = new MapNode([.. route.Fields.Where(field => !s_ownFields.Contains(field.Key))]);
        bool answers = route["redirect"].Exists || route["directResponse"].Exists;
        Shares shares = answers ? new Shares() : Split(sidecar, route["route"]);
        return new Walk(shares, fields, [.. MirrorsOf(sidecar, route)]);
    }

    private static IEnumerable<(string Percentage, Shares Shares)> MirrorsOf(CallingSidecar sidecar, Node route)
    {
        if (route["mirror"].Exists)
        {
            yield return (route["mirrorPercentage"]["value"].TextOrNull ?? route["mirrorPercent"].TextOrNull ?? "100", Follow(sidecar, route["mirror"]));
        }

        foreach (Node mirror in route["mirrors"].Items)
        {
            yield return (mirror["percentage"]["value"].TextOrNull ?? "100", Follow(sidecar, mirror["destination"]));
        }
    }

    private static Shares WalkTls(CallingSidecar sidecar, IstioObject[] routers, CalledService service, int port)
    {
        Node? route = routers.FirstOrDefault()?.Spec["tls"].Items.FirstOrDefault(item => item["match"].Items.Any(match => FitsPort(match, port) && match["sniHosts"].Texts.Contains(service.Host)));
        return route is null ? sidecar.Send(service.Host, port, null) : Split(sidecar, route["route"]);
    }

    private static Shares WalkTcp(CallingSidecar sidecar, IstioObject[] routers, CalledService service, int port)
    {
        if (!service.HasAddress)
        {
            return Shares.Defect($"TCP port {port} of {service.Host} without an address of its own");
        }

        Node? route = routers.FirstOrDefault()?.Spec["tcp"].Items.FirstOrDefault(item => item["match"].Items.IsEmpty || item["match"].Items.Any(match => FitsPort(match, port)));
        return route is null ? sidecar.Send(service.Host, port, null) : Split(sidecar, route["route"]);
    }

    private static bool FitsPort(Node match, int port) => match["port"].IntOrNull is not { } number || number == port;

    private static Shares Split(CallingSidecar sidecar, Node destinations)
    {
        if (destinations.Items.IsEmpty)
        {
            return Shares.Defect("a route without destination");
        }

        return Shares.Mix([.. destinations.Items.Select(item => (Follow(sidecar, item["destination"]), (double)(item["weight"].IntOrNull ?? (destinations.Items.Length == 1 ? 100 : 0))))]);
    }

    private static Shares Follow(CallingSidecar sidecar, Node destination) =>
        sidecar.Send(destination["host"].Text, destination["port"]["number"].IntOrNull, destination["subset"].TextOrNull);
}
