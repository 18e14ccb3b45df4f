using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>TCP and TLS ports take weighted targets only.</summary>
internal sealed class HttpRoutesNeedHttpPorts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.IsSpoiled || service.Ports.IsEmpty || service.Ports.Any(port => port.Protocol.IsHttp()))
            {
                continue;
            }

            foreach (Route route in service.Traffic.Routes)
            {
                if (route.IsHttpOnly)
                {
                    diagnostics.Report(
                        Catalogue.HttpOnlyRoute,
                        route.HttpOnlySpan ?? route.Span,
                        $"service \"{service.Id}\" has no HTTP port that this route could be for",
                        "routes of TCP and TLS ports have weighted targets only; if it speaks HTTP, say so in \"protocol\"",
                        new RelatedPlace(service.Ports[0].Span, $"a {service.Ports[0].Protocol.ToIstio()} port"));
                }
            }
        }
    }
}
