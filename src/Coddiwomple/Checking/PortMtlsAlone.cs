using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A port's mutual TLS mode is an exception, so there must be a mode that it is an exception of.</summary>
internal sealed class PortMtlsAlone : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service is { Mtls: null, PortMtls: [var first, ..], IsSpoiled: false } && !topology.Mesh.IsSpoiled)
            {
                diagnostics.Report(
                    Catalogue.PortMtlsAlone,
                    first.Span,
                    $"port {first.Port} of service \"{service.Id}\" has a mutual TLS mode, but neither the service nor the mesh has one",
                    "write the service's \"mtls\" as well: PERMISSIVE is what Istio does by itself");
            }
        }
    }
}
