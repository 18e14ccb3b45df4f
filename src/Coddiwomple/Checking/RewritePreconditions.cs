using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>
/// <c>via: rewrite</c> lets the receiving gateway turn <c>.global</c> into <c>.svc.cluster.local</c>: everything else of the name stays as it is,
/// and the gateway must still have the filter.
/// </summary>
internal sealed class RewritePreconditions : ITopologyRule
{
    private const int LastRelease = 9;
    private const int LastSureRelease = 7;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Mesh is not { Via: ViaMode.Rewrite, ViaSpan: { } via } mesh)
        {
            return;
        }

        if (mesh.Domain != "global")
        {
            Report(via, $"\"via: rewrite\" knows the domain \"global\" only, not \"{mesh.Domain}\"", diagnostics);
        }

        CheckReleases(topology, via, diagnostics);
        foreach (Cluster cluster in topology.Clusters)
        {
            if (cluster.ClusterDomain != "cluster.local")
            {
                Report(cluster.Span, $"\"via: rewrite\" knows the cluster domain \"cluster.local\" only, not \"{cluster.ClusterDomain}\"", diagnostics);
            }
        }

        foreach (Service service in topology.Services)
        {
            CheckService(service, diagnostics);
        }
    }

    private static void CheckReleases(Topology topology, SourceSpan via, DiagnosticBag diagnostics)
    {
        ClustersWith late = ClustersWith.From(LastRelease + 1, topology.Clusters);
        if (!late.IsEmpty)
        {
            Report(via, $"\"via: rewrite\" ended with Istio 1.{LastRelease}, {late}", diagnostics, late.FirstPlace);
        }

        ClustersWith fading = ClustersWith.From(LastSureRelease + 1, topology.Clusters.Where(cluster => cluster.Istio.Minor <= LastRelease));
        if (!fading.IsEmpty)
        {
            diagnostics.Report(
                Catalogue.RewriteFading,
                via,
                $"\"via: rewrite\" may not work, {fading}",
                "it stopped with 1.8.6 and 1.9.5, when gateways began to accept known services only (CVE-2021-31921): write \"via: sni\"",
                fading.FirstPlace);
        }
    }

    private static void CheckService(Service service, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < service.Hosts.Length; i++)
        {
            if (service.Hosts[i] != service.Id + ".global" && service.Hosts[i].EndsWith(".global", StringComparison.Ordinal))
            {
                Report(service.HostSpans[i], $"\"via: rewrite\" has the prefix \"{service.Id}\" only", diagnostics);
            }
        }

        foreach (Placement placement in service.Placements)
        {
            if (placement.ServiceName != service.Name || placement.Namespace != service.Namespace)
            {
                Report(placement.Span, $"\"via: rewrite\" cannot find service \"{service.Id}\" under another \"host\"", diagnostics);
            }
        }

        foreach (ServicePort port in service.Ports)
        {
            if (port.BackendPort != port.Number)
            {
                Report(port.Span, $"\"via: rewrite\" cannot change port {port.Number} into {port.BackendPort}", diagnostics);
            }
        }
    }

    private static void Report(SourceSpan span, string message, DiagnosticBag diagnostics, params ReadOnlySpan<RelatedPlace> related) =>
        diagnostics.Report(Catalogue.RewriteNotPossible, span, message, "write \"via: sni\", which every Istio from 1.1 on can do", related);
}
