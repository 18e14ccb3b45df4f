using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes the global service model and the virtual IPs, gives what each of the wanted clusters needs: of the mesh, and of one service at a time. Every
/// decision is made here. <c>sharesPlans</c>: callers share what they see alike, in which marks may stand for regions, see <see cref="RegionMark"/>.
/// </summary>
internal sealed class Planner
{
    private readonly Topology _topology;
    private readonly ReadOnlyArray<Cluster> _clusters;
    private readonly MeshPlanner _mesh;
    private readonly ServicePlanner _services;
    private readonly bool _sharesPlans;

    public Planner(Topology topology, VirtualAddresses addresses, ReadOnlyArray<Cluster> clusters, bool sharesPlans)
    {
        _topology = topology;
        _sharesPlans = sharesPlans;
        var metas = new ObjectMetas(topology.Name);
        _clusters = clusters;
        _mesh = new MeshPlanner(metas, topology.Mesh);
        _services = new ServicePlanner(topology, metas, addresses, new AggregateMembers(topology));
    }

    public int ClusterCount => _clusters.Length;

    /// <summary>Nothing that the plan of the service looks at was found wrong, so that what planning reports is a mistake of its own.</summary>
    public bool CanPlan(Service service)
    {
        bool isSpoiled = service.IsSpoiled || service.Traffic.IsSpoiled;
        foreach (Cluster cluster in _clusters)
        {
            isSpoiled |= cluster.IsSpoiled;
        }

        foreach (Placement placement in service.Placements)
        {
            isSpoiled |= placement.Cluster.IsSpoiled;
        }

        foreach (Route route in service.Traffic.Routes)
        {
            foreach (RouteTarget target in route.AllTargets)
            {
                isSpoiled |= IsSpoiled(target.ServiceId);
            }
        }

        foreach (FailoverTarget step in service.Traffic.Failover)
        {
            isSpoiled |= IsSpoiled(step.ServiceId);
        }

        return !isSpoiled;
    }

    private bool IsSpoiled(string? serviceId) => serviceId is not null && _topology.FindService(serviceId) is { IsSpoiled: true };

    public ReadOnlyArray<ResourcePlan> PlanMesh(Cluster cluster) => _mesh.Plan(cluster);

    /// <summary>One plan for each of the wanted clusters, in their order. Safe for use from several threads.</summary>
    public ReadOnlyArray<ServicePlan> PlanService(Service service, DiagnosticBag diagnostics)
    {
        var plans = new ArrayBuilder<ServicePlan>(_clusters.Length);
        var shared = new SharedHosts(service);
        var alike = new AlikePlans();
        Reach? last = null;
        foreach (Cluster cluster in _clusters)
        {
            Reach reach = _sharesPlans ? last = Reach.WithMarks(service, cluster, last) : Reach.Of(service, cluster);
            ReadOnlyArray<ResourcePlan> resources = _services.Plan(reach, shared, diagnostics);
            plans.Add(_sharesPlans ? alike.Unify(reach, resources) : new ServicePlan(resources));
        }

        return plans.ToReadOnly();
    }

    /// <summary>Services that some of their callers cannot reach, one warning a service. Looks at all clusters, whichever are planned.</summary>
    public static void ReportUnreachable(Topology topology, DiagnosticBag diagnostics)
    {
        // Where one cluster can be called, all others reach it, and it reaches itself.
        foreach (Service service in topology.Services.Where(service => !service.Placements.Any(placement => placement.Cluster.IsCallable)))
        {
            List<string> stranded = Stranded(service);
            if (stranded.Count > 0)
            {
                diagnostics.Report(
                    Catalogue.UnreachableService,
                    service.Span,
                    $"service \"{service.Id}\" cannot be reached from {(stranded.Count == 1 ? "cluster" : "clusters")} {string.Join(", ", stranded)}",
                    "no other cluster that runs it has a gateway; give one a gateway, or name the callers in callers.clusters");
            }
        }
    }

    private static List<string> Stranded(Service service)
    {
        var stranded = new List<string>();
        foreach (Cluster caller in service.Callers.Clusters)
        {
            if (!Audience.CanReach(caller, service.Placements))
            {
                stranded.Add('"' + caller.Name + '"');
            }
        }

        return stranded;
    }

    /// <summary>What is to be known of a cluster that gets objects of some service.</summary>
    public static void ReportNoFailover(Cluster cluster, DiagnosticBag diagnostics)
    {
        if (Reach.PrefersByLocality(cluster))
        {
            return;
        }

        diagnostics.Report(
            Catalogue.CallerWithoutLocality,
            cluster.Span,
            cluster.Locality is null
                ? $"calls from cluster \"{cluster.Name}\" do not fail over: it has no locality"
                : $"calls from cluster \"{cluster.Name}\" do not fail over: Istio {cluster.Istio} has no locality settings in a DestinationRule",
            cluster.Locality is null ? "declare its locality, region[/zone[/subzone]]" : "upgrade the cluster: Istio 1.5 has them");
    }
}
