using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>The SNI gateway passes TLS only: a service without it cannot be called from other clusters.</summary>
internal sealed class MtlsBehindGateways : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (FindRemoteCaller(service) is not { } caller)
            {
                continue;
            }

            if (service.Mtls == MtlsMode.Disable)
            {
                Report(service, $"service \"{service.Id}\"", service.MtlsSpan, caller, diagnostics);
            }

            foreach (PortMtls port in service.PortMtls)
            {
                if (port.Mode == MtlsMode.Disable)
                {
                    Report(service, $"port {port.Port} of service \"{service.Id}\"", port.Span, caller, diagnostics);
                }
            }
        }
    }

    private static Cluster? FindRemoteCaller(Service service)
    {
        foreach (Cluster caller in service.Callers.Clusters)
        {
            if (service.Placements.Any(placement => placement.Cluster.IsCallable && placement.Cluster.Name != caller.Name))
            {
                return caller;
            }
        }

        return null;
    }

    private static void Report(Service service, string what, SourceSpan? span, Cluster caller, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            Catalogue.DisabledMtls,
            span,
            $"{what} takes no mutual TLS, but other clusters (\"{caller.Name}\") call it through the SNI gateway",
            "the gateway finds the service by the SNI of TLS: write PERMISSIVE, or let only its own cluster call it with \"callers\"",
            new RelatedPlace(service.Callers.Span ?? service.Span, "its callers"));
}
