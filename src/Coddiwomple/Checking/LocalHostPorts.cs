using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>
/// With <c>clusterLocalHost</c> the routes of a port take calls to its <c>number</c> at the global host and to its <c>backendPort</c> at the Kubernetes
/// host; both hosts share their routes, so that no number may stand for two ports.
/// </summary>
internal sealed class LocalHostPorts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.AnswersClusterLocalHost && service.Ports.Length > 1)
            {
                CheckService(service, diagnostics);
            }
        }
    }

    private static void CheckService(Service service, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<int, ServicePort>();
        foreach (ServicePort port in service.Ports)
        {
            owners.TryAdd(port.Number, port);
        }

        foreach (ServicePort port in service.Ports)
        {
            if (owners.TryAdd(port.BackendPort, port) || ReferenceEquals(owners[port.BackendPort], port))
            {
                continue;
            }

            ServicePort other = owners[port.BackendPort];
            diagnostics.Report(
                Catalogue.AmbiguousLocalPort,
                port.Span,
                $"{port.BackendPort} is the backendPort of port \"{port.Name}\" and {(other.Number == port.BackendPort ? "the number" : "the backendPort")} of port \"{other.Name}\"",
                "\"clusterLocalHost: true\" answers to both numbers with the same routes: choose numbers that stand for one port each",
                new RelatedPlace(other.Span, $"port \"{other.Name}\" is here"));
        }
    }
}
