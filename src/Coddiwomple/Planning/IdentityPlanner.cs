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

        // Istio names the port of the container here, not that of the Service.
        ReadOnlyArray<PortMtlsPlan> ports =
        [
            .. from port in service.Ports
               where service.MtlsOf(port) is { } exception && exception != mode
               select new PortMtlsPlan(port.TargetPort, service.MtlsOf(port) ?? mode),
        ];
        return new PeerAuthenticationPlan(metas.Of(api, service.Name, placement.Namespace), service.Selector, mode, ports);
    }
}
