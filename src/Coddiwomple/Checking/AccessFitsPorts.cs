using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>Access rules speak of what the service has: its ports, and HTTP only where there is HTTP.</summary>
internal sealed class AccessFitsPorts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.IsSpoiled || service.Ports.IsEmpty)
            {
                continue;
            }

            bool speaksHttp = service.Ports.Any(port => port.Protocol.IsHttp());
            foreach (AccessRule rule in service.Access)
            {
                CheckPorts(service, rule, diagnostics);
                if (!speaksHttp && rule.HttpSpan is { } span)
                {
                    diagnostics.Report(
                        Catalogue.HttpAccessOnTcp,
                        span,
                        $"service \"{service.Id}\" has no HTTP port, so nothing can be known about methods, paths and hosts",
                        "Istio would refuse every call: leave them out, or correct the \"protocol\"",
                        new RelatedPlace(service.Ports[0].Span, $"a {service.Ports[0].Protocol.ToIstio()} port"));
                }
            }
        }
    }

    private static void CheckPorts(Service service, AccessRule rule, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < rule.Ports.Length; i++)
        {
            int wanted = rule.Ports[i];
            bool isPort = wanted is >= 1 and <= 65535;
            if (isPort && !service.Ports.Any(port => port.Number == wanted || port.BackendPort == wanted || port.TargetPort == wanted))
            {
                diagnostics.Report(
                    Catalogue.UnknownPort, rule.PortSpans[i], $"service \"{service.Id}\" has no port {wanted}", PortBinder.HintOfPorts(service.Ports));
            }
        }
    }
}
