namespace Coddiwomple.Model;

/// <summary>Which ports of its service a route is for: HTTP ones only where it says what only HTTP knows, and of those the ones its conditions name.</summary>
internal static class RoutePorts
{
    public static ReadOnlyArray<ServicePort> Of(Service service, bool isHttpOnly, ReadOnlyArray<IstioMap> match) =>
        service.Ports.Where(port => Takes(port, isHttpOnly, match));

    public static bool Takes(ServicePort port, bool isHttpOnly, ReadOnlyArray<IstioMap> match) =>
        (!isHttpOnly || port.Protocol.IsHttp()) && (match.IsEmpty || match.Any(condition => Admits(condition, port)));

    /// <summary>A condition that names no port is for each.</summary>
    public static bool Admits(IstioMap condition, ServicePort port) => condition["port"] is not { } named || named == IstioLiteral.Of(port.Number);
}
