using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A port number that is HTTP for one service and TCP for another is told apart by virtual IP only.</summary>
internal sealed class MixedPorts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var http = new ByName<Owner>();
        foreach (Service service in topology.Services)
        {
            foreach (ServicePort port in service.Ports)
            {
                if (port.Protocol.IsHttp())
                {
                    http.Add(Name(port), new Owner(service, port));
                }
            }
        }

        foreach (Service service in topology.Services)
        {
            foreach (ServicePort port in service.Ports)
            {
                if (port.Protocol.IsHttp() || http.Find(Name(port)) is not { } other)
                {
                    continue;
                }

                diagnostics.Report(
                    Catalogue.MixedPort,
                    port.Span,
                    $"port {port.Number} is {port.Protocol.ToIstio()} for \"{service.Id}\" and {other.Port.Protocol.ToIstio()} for \"{other.Service.Id}\"",
                    "callers must use the host name (its virtual IP tells the two apart), never an address of their own",
                    new RelatedPlace(other.Port.Span, $"the port of {other.Service.Id}"));
            }
        }
    }

    private static string Name(ServicePort port) => port.Number.ToString(CultureInfo.InvariantCulture);

    private sealed record Owner(Service Service, ServicePort Port);
}
