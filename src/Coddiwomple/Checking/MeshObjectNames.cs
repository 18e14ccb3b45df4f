using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>
/// The PeerAuthentication of a mesh is called <c>default</c>, that of a service like the service. No other object of a service has a name that one of the
/// mesh can have: those begin with <c>coddiwomple-</c> and end in other words, or have no dot.
/// </summary>
internal sealed class MeshObjectNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Mesh.Mtls is null)
        {
            return;
        }

        foreach (Service service in topology.Services)
        {
            if (service.Name != Mesh.PeerAuthenticationName || !service.SaysMtls)
            {
                continue;
            }

            foreach (Placement placement in service.Placements)
            {
                if (placement.Namespace == topology.Mesh.Namespace)
                {
                    diagnostics.Report(
                        Catalogue.ObjectNameClash,
                        placement.Span,
                        $"PeerAuthentication \"{Mesh.PeerAuthenticationName}\" would exist twice in namespace \"{placement.Namespace}\" of cluster \"{placement.Cluster.Name}\"",
                        $"that of the mesh is called so, which would lose its mode to that of \"{service.Id}\": rename the service",
                        new RelatedPlace(topology.Mesh.MtlsSpan ?? topology.Mesh.Span, "the mesh's mode is here"));
                }
            }
        }
    }
}
