using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Gives the PeerAuthentication of a service whose mutual TLS mode is not the mesh's, or has exceptions by port; null for others.</summary>
internal sealed class IdentityPlanner(ObjectMetas metas)
{
    public PeerAuthenticationPlan? Plan(Service service, Placement placement)
    {
        if (service.Mtls is not { } mode || (service.MtlsSpan is null && service.PortMtls.IsEmpty))
        {
            return null;
        }

        string api = IstioProfile.For(placement.Cluster.Istio).PeerAuthenticationApi;
        return new PeerAuthenticationPlan(metas.Of(api, service.Name, placement.Namespace), service.Selector, mode, Exceptions(service, mode));
    }

    // Istio names the port of the container here, not that of the Service. Several ports may be one there; a rule has seen to it that they agree.
    private static ReadOnlyArray<PortMtlsPlan> Exceptions(Service service, MtlsMode mode)
    {
        var exceptions = new ArrayBuilder<PortMtlsPlan>();
        foreach (ServicePort port in service.Ports)
        {
            if (service.MtlsOf(port) is { } exception && exception != mode && service.Ports.FirstOrDefault(other => other.TargetPort == port.TargetPort) == port)
            {
                exceptions.Add(new PortMtlsPlan(port.TargetPort, exception));
            }
        }

        return exceptions.ToReadOnly();
    }
}
