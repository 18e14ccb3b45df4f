using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Takes the global service model and the virtual IPs, gives what each of the wanted clusters needs. Every decision is made here.</summary>
internal sealed class Planner
{
    private readonly Topology _topology;
    private readonly MeshPlanner _mesh;
    private readonly ServicePlanner _services;

    public Planner(Topology topology, VirtualAddresses addresses)
    {
        var metas = new ObjectMetas(topology.Name);
        _topology = topology;
        _mesh = new MeshPlanner(metas, topology.Mesh);
        _services = new ServicePlanner(topology, metas, addresses);
    }

    public ClusterPlan Plan(Cluster cluster, DiagnosticBag diagnostics)
    {
        var services = ImmutableArray.CreateBuilder<ServicePlan>(_topology.Services.Length);
        foreach (Service service in _topology.Services)
        {
            ServicePlan plan = _services.Plan(service, cluster, diagnostics);
            if (!plan.Resources.IsEmpty)
            {
                services.Add(plan);
            }
        }

        if (!Reach.PrefersByLocality(cluster, IstioProfile.For(cluster.Istio)) && !services.ToImmutable().IsEmpty)
        {
            ReportNoFailover(cluster, diagnostics);
        }

        return new ClusterPlan(cluster, _mesh.Plan(cluster), services.ToImmutable());
    }

    /// <summary>Services that some of their callers cannot reach, one warning a service. Looks at all clusters, whichever are planned.</summary>
    public void ReportUnreachable(DiagnosticBag diagnostics)
    {
        foreach (Service service in _topology.Services)
        {
            ImmutableArray<string> stranded = [.. service.Callers.Clusters.Where(caller => !Reach.Of(service, caller).IsReachable).Select(caller => '"' + caller.Name + '"')];
            if (!stranded.IsEmpty)
            {
                diagnostics.Report(
                    Catalogue.UnreachableService,
                    service.Span,
                    $"service \"{service.Id}\" cannot be reached from {(stranded.Length == 1 ? "cluster" : "clusters")} {string.Join(", ", stranded)}",
                    "no other cluster that runs it has a gateway; give one a gateway, or name the callers in callers.clusters");
            }
        }
    }

    private static void ReportNoFailover(Cluster cluster, DiagnosticBag diagnostics) => diagnostics.Report(
        Catalogue.CallerWithoutLocality,
        cluster.Span,
        cluster.Locality is null
            ? $"calls from cluster \"{cluster.Name}\" do not fail over: it has no locality"
            : $"calls from cluster \"{cluster.Name}\" do not fail over: Istio {cluster.Istio} has no locality settings in a DestinationRule",
        cluster.Locality is null ? "declare its locality, region[/zone[/subzone]]" : "upgrade the cluster: Istio 1.5 has them");
}
