using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>AuthorizationPolicy came with Istio 1.4, PeerAuthentication with 1.5, templates of paths with 1.22: before, what was asked for cannot be had.</summary>
internal sealed class SecurityReleases : ITopologyRule
{
    private const int PeerAuthentication = 5;
    private const int AuthorizationPolicy = 4;
    private const int PathTemplates = 22;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Clusters.All(cluster => cluster.Istio.IsAtLeast(PathTemplates)))
        {
            return;
        }

        if (topology.Mesh.MtlsSpan is { } mtls)
        {
            CheckField("\"mtls\"", mtls, PeerAuthentication, topology.Clusters, diagnostics);
        }

        if (topology.Mesh is { IsClosed: true, AccessSpan: { } access })
        {
            CheckField("\"access\"", access, AuthorizationPolicy, topology.Clusters, diagnostics);
        }

        foreach (Service service in topology.Services)
        {
            IEnumerable<Cluster> clusters = service.Placements.Select(placement => placement.Cluster);
            if (!service.Access.IsEmpty)
            {
                CheckField("\"access\"", service.Access[0].Span, AuthorizationPolicy, clusters, diagnostics);
            }

            if (service.Access.FirstOrDefault(rule => rule.Paths.Any(PathTemplate.IsTemplate)) is { } rule)
            {
                CheckField("{*} in a path", rule.HttpSpan ?? rule.Span, PathTemplates, clusters, diagnostics);
            }

            SourceSpan? mtlsSpan = service.MtlsSpan ?? (service.PortMtls.IsEmpty ? null : service.PortMtls[0].Span);
            if (mtlsSpan is { } span)
            {
                CheckField("\"mtls\"", span, PeerAuthentication, clusters, diagnostics);
            }
        }
    }

    private static void CheckField(string field, SourceSpan span, int minor, IEnumerable<Cluster> clusters, DiagnosticBag diagnostics)
    {
        ClustersWith old = ClustersWith.OlderThan(minor, clusters);
        if (!old.IsEmpty)
        {
            diagnostics.Report(
                Catalogue.SecurityNotAvailable,
                span,
                $"{field} needs Istio 1.{minor}, {old}",
                "upgrade, or set up the security of old clusters by hand and leave the field out",
                old.FirstPlace);
        }
    }
}
