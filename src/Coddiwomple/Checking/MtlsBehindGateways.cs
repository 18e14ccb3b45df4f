using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>The SNI gateway passes TLS only: a service without it cannot be called from other clusters.</summary>
internal sealed class MtlsBehindGateways : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.Callers.IsSpoiled || service is { Mtls: not MtlsMode.Disable, PortMtls.IsEmpty: true })
            {
                continue;
            }

            List<string> callers = [.. RemoteCallers(service)];
            if (callers.Count == 0)
            {
                continue;
            }

            if (service.Mtls == MtlsMode.Disable)
            {
                Report(service, $"service \"{service.Id}\"", service.MtlsSpan, callers, diagnostics);
            }

            foreach (PortMtls port in service.PortMtls)
            {
                if (port.Mode == MtlsMode.Disable)
                {
                    Report(service, $"port {port.Port} of service \"{service.Id}\"", port.Span, callers, diagnostics);
                }
            }
        }
    }

    private static IEnumerable<string> RemoteCallers(Service service) => service.Callers.Clusters
        .Where(caller => service.Placements.Any(placement => placement.Cluster.IsCallable && placement.Cluster.Name != caller.Name))
        .Select(caller => caller.Name);

    private static void Report(Service service, string what, SourceSpan? span, List<string> callers, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            Catalogue.DisabledMtls,
            span,
            $"{what} takes no mutual TLS, but other clusters ({Hints.List(callers)}) call it through the SNI gateway",
            "the gateway finds the service by the SNI of TLS: write PERMISSIVE, or let only its own cluster call it with \"callers\"",
            service.Callers.Span is { } callersSpan ? new RelatedPlace(callersSpan, "its callers") : new RelatedPlace(service.Span, "no \"callers\" are named, so every cluster may call it"));
}
