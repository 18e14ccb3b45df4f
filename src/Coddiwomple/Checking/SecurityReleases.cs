using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>PeerAuthentication came with Istio 1.5, AuthorizationPolicy with 1.4: before, what was asked for cannot be had.</summary>
internal sealed class SecurityReleases : ITopologyRule
{
    private const int PeerAuthentication = 5;
    private const int AuthorizationPolicy = 4;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Cluster cluster in topology.Clusters)
        {
            if (cluster.IsSpoiled)
            {
                continue;
            }

            if (topology.Mesh.MtlsSpan is { } mtls && !cluster.Istio.IsAtLeast(PeerAuthentication))
            {
                Report(cluster, mtls, "mtls", PeerAuthentication, diagnostics);
            }

            if (topology.Mesh.IsClosed && topology.Mesh.AccessSpan is { } access && !cluster.Istio.IsAtLeast(AuthorizationPolicy))
            {
                Report(cluster, access, "access", AuthorizationPolicy, diagnostics);
            }
        }

        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                CheckService(service, placement.Cluster, diagnostics);
            }
        }
    }

    private static void CheckService(Service service, Cluster cluster, DiagnosticBag diagnostics)
    {
        if (!service.Access.IsEmpty && !cluster.Istio.IsAtLeast(AuthorizationPolicy))
        {
            Report(cluster, service.Access[0].Span, "access", AuthorizationPolicy, diagnostics);
        }

        if (service.MtlsSpan is { } span && !cluster.Istio.IsAtLeast(PeerAuthentication))
        {
            Report(cluster, span, "mtls", PeerAuthentication, diagnostics);
        }
    }

    private static void Report(Cluster cluster, SourceSpan span, string field, int minor, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            Catalogue.SecurityNotAvailable,
            span,
            $"\"{field}\" needs Istio 1.{minor}, cluster \"{cluster.Name}\" has {cluster.Istio}",
            "upgrade the cluster, or set up its security by hand and leave the field out",
            new RelatedPlace(cluster.Span, "the cluster is defined here"));
}
