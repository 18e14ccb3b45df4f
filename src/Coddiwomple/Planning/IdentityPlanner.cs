using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Gives the PeerAuthentication of a service whose mutual TLS mode is not the mesh's, or has exceptions by port; null for others.</summary>
internal sealed class IdentityPlanner(ObjectMetas metas)
{
    public PeerAuthenticationPlan? Plan(Service service, Placement placement)
    {
        if (service.Mtls is not { } mode || !service.SaysMtls)
        {
            return null;
        }

        string api = IstioProfile.For(placement.Cluster.Istio).PeerAuthenticationApi;

        // Istio names the port of the container here, not that of the Service.
        ReadOnlyArray<PortMtlsPlan> ports = service.PortsOfOtherMtls(static port => port.TargetPort).Select(port => new PortMtlsPlan(port.TargetPort, service.MtlsOf(port) ?? mode));
        return new PeerAuthenticationPlan(metas.Of(api, service.Name, placement.Namespace), service.Selector, mode, ports);
    }
}
