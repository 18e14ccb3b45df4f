using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Istio reads the protocol of a Kubernetes Service's port from its name, so a name should not say another one.</summary>
internal sealed class PortNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            foreach (ServicePort port in service.Ports)
            {
                if (ProtocolIn(port.Name) is { } named && Family(named) != Family(port.Protocol))
                {
                    diagnostics.Report(
                        Catalogue.MisleadingPortName,
                        port.Span,
                        $"port \"{port.Name}\" has protocol {port.Protocol.ToIstio()}",
                        $"a Kubernetes Service with this port name speaks {named.ToIstio()} to Istio, unless it has an \"appProtocol\": rename one or the other");
                }
            }
        }
    }

    private static Protocol? ProtocolIn(string name)
    {
        string first = name.StartsWith("grpc-web", StringComparison.Ordinal) ? "grpc-web" : name.Split('-')[0];
        return Protocols.TryParse(first, out Protocol protocol) ? protocol : null;
    }

    private static int Family(Protocol protocol) => protocol.IsHttp() ? 0 : protocol.IsTls() ? 1 : 2;
}
