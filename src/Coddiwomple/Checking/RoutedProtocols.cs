using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>
/// Calls that go on to another service arrive at one of its ports, which should speak what they speak: gRPC does not survive a port of HTTP/1.1, and HTTP
/// that of a database.
/// </summary>
internal sealed class RoutedProtocols : ITopologyRule
{
    private enum Family
    {
        Http,
        Http2,
        Tls,
        Tcp,
    }

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.IsSpoiled)
            {
                continue;
            }

            foreach (Route route in service.Traffic.Routes)
            {
                foreach (RouteTarget target in route.AllTargets)
                {
                    CheckTarget(topology, service, target.ServiceId, target.Port, route, target.Span, diagnostics);
                }
            }

            foreach (FailoverTarget step in service.Traffic.Failover)
            {
                CheckTarget(topology, service, step.ServiceId, null, route: null, step.Span, diagnostics);
            }
        }
    }

    private static void CheckTarget(Topology topology, Service service, string? id, int? named, Route? route, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (id is null || id == service.Id || topology.FindService(id) is not { IsSpoiled: false, Ports.IsEmpty: false } other)
        {
            return;
        }

        foreach (ServicePort port in service.Ports)
        {
            ServicePort there = other.Ports.FirstOrDefault(candidate => candidate.Number == (named ?? port.Number)) ?? other.Ports[0];
            if (route?.AppliesTo(port) == false || Carries(FamilyOf(port.Protocol), FamilyOf(there.Protocol)))
            {
                continue;
            }

            diagnostics.Report(
                Catalogue.ProtocolMismatch,
                span,
                $"port {port.Number} speaks {port.Protocol.ToIstio()}, but port {there.Number} of service \"{other.Id}\" speaks {there.Protocol.ToIstio()}",
                "callers would be answered in another protocol: name a port of the same one, or correct the \"protocol\" of either",
                new RelatedPlace(there.Span, $"the port of {other.Id}"));
            return;
        }
    }

    // Sidecars turn HTTP/1.1 into HTTP/2, but not back without losing what gRPC needs.
    private static bool Carries(Family from, Family to) => from == to || (from == Family.Http && to == Family.Http2);

    private static Family FamilyOf(Protocol protocol) => protocol switch
    {
        Protocol.Http or Protocol.GrpcWeb => Family.Http,
        Protocol.Http2 or Protocol.Grpc => Family.Http2,
        Protocol.Https or Protocol.Tls => Family.Tls,
        _ => Family.Tcp,
    };
}
