using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>
/// Calls through two ports of a service may arrive at one port of the container, or of the Kubernetes Service: nothing there tells them apart, so their
/// mutual TLS mode is the same, whether written or inherited.
/// </summary>
internal sealed class PortMtlsAgrees : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.PortMtls.IsEmpty || service.IsSpoiled)
            {
                continue;
            }

            for (int i = 1; i < service.Ports.Length; i++)
            {
                CheckPort(service, i, diagnostics);
            }
        }
    }

    // One port may differ from several: the first of them says enough.
    private static void CheckPort(Service service, int index, DiagnosticBag diagnostics)
    {
        ServicePort port = service.Ports[index];
        SourceSpan? written = service.FindMtls(port)?.Span;
        for (int i = 0; i < index; i++)
        {
            ServicePort earlier = service.Ports[i];
            bool isOne = port.TargetPort == earlier.TargetPort || port.BackendPort == earlier.BackendPort;
            if (isOne && service.MtlsOf(port) is { } mode && service.MtlsOf(earlier) is { } other && mode != other)
            {
                string where = port.TargetPort == earlier.TargetPort ? $"port {port.TargetPort} of the container" : $"port {port.BackendPort} of the Kubernetes Service";
                diagnostics.Report(
                    Catalogue.ExclusiveFields,
                    written ?? service.FindMtls(earlier)?.Span,
                    $"ports {earlier.Number} and {port.Number} of service \"{service.Id}\" are both {where}, but the one is {other.ToIstio()} and the other {mode.ToIstio()}",
                    "one port takes one \"mtls\": write the same for both of them",
                    written is null ? new RelatedPlace(port.Span, $"port {port.Number} is here") : new RelatedPlace(earlier.Span, $"port {earlier.Number} is here"));
                return;
            }
        }
    }
}
