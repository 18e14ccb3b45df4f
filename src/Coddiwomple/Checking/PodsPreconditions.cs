using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>What <c>own: pods</c> demands: identities, localities, an Istio that selects pods, and labels that other clusters' endpoints can carry beside their own.</summary>
internal sealed class PodsPreconditions : ITopologyRule
{
    // ServiceEntry ports got "targetPort" then.
    private const int FirstRelease = 7;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service is { Traffic.UsesPods: true, IsSpoiled: false })
            {
                CheckService(service, service.Traffic.OwnSpan ?? service.Span, diagnostics);
            }
        }
    }

    private static void CheckService(Service service, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (service.ServiceAccount is null)
        {
            diagnostics.Report(
                Catalogue.PodsPrecondition,
                span,
                $"\"own: pods\" needs the \"serviceAccount\" of service \"{service.Id}\"",
                "name it: pods bring their own identity, so those of the other clusters must be known too",
                new RelatedPlace(service.Span, "the service is defined here"));
        }

        CheckLabels(service, span, diagnostics);
        foreach (Placement placement in service.Placements)
        {
            Cluster cluster = placement.Cluster;
            if (!service.Callers.Includes(cluster) || cluster.IsSpoiled)
            {
                continue;
            }

            if (cluster.Locality is null)
            {
                diagnostics.Report(
                    Catalogue.PodsPrecondition,
                    span,
                    $"\"own: pods\" needs the \"locality\" of cluster \"{cluster.Name}\"",
                    "declare it: without, own pods and other clusters would share the calls",
                    new RelatedPlace(cluster.Span, "the cluster is defined here"));
            }

            if (!cluster.Istio.IsAtLeast(FirstRelease))
            {
                diagnostics.Report(
                    Catalogue.PodsPrecondition,
                    span,
                    $"\"own: pods\" needs Istio 1.{FirstRelease}, cluster \"{cluster.Name}\" has {cluster.Istio}",
                    "upgrade the cluster, or write \"own: service\"",
                    new RelatedPlace(cluster.Span, "the cluster is defined here"));
            }
        }
    }

    private static void CheckLabels(Service service, SourceSpan span, DiagnosticBag diagnostics)
    {
        foreach (ServiceVersion version in service.Versions)
        {
            foreach (Label label in version.Labels.Items)
            {
                if (label.Key is EndpointLabels.Cluster or EndpointLabels.TlsMode)
                {
                    diagnostics.Report(
                        Catalogue.PodsPrecondition,
                        version.Span ?? service.Span,
                        $"version \"{version.Name}\" is told by the label \"{label.Key}\", which says something else where \"own: pods\" is used",
                        "gateways of other clusters carry a version's labels beside that one of their own: tell the version by another label",
                        new RelatedPlace(span, "own: pods is here"));
                }
            }
        }
    }
}
