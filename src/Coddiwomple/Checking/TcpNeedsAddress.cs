using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Without a virtual IP all TCP services of one port share a listener, and only the oldest of them is reached.</summary>
internal sealed class TcpNeedsAddress : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Mesh.Addresses.Assign != AssignMode.None)
        {
            return;
        }

        foreach (Service service in topology.Services)
        {
            bool hasAddress = service.PinnedAddress is not null && service.Hosts.Length == 1;
            ServicePort? port = hasAddress ? null : service.Ports.FirstOrDefault(candidate => !candidate.Protocol.IsHttp());
            if (port is not null)
            {
                diagnostics.Report(
                    Catalogue.MissingAddress,
                    port.Span,
                    $"port {port.Number} ({port.Protocol.ToIstio()}) of service \"{service.Id}\" has no virtual IP",
                    "write \"assign: tcp\" under \"mesh.addresses\", so that services with such ports get one",
                    new RelatedPlace(topology.Mesh.Addresses.Span, "virtual IPs are switched off here"));
            }
        }
    }
}
