using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple.Statistics;

/// <summary>
/// Takes the model and the virtual IPs, gives what the wanted clusters have to hold. Plans and renders as <c>gen</c> does, one service at a time for all of
/// them, and keeps sums only. What a narrower <c>callers</c> saves is told of the whole mesh: a service for which there is one is planned for all clusters.
/// </summary>
internal sealed class MeshMeter
{
    private readonly Topology _topology;
    private readonly ReadOnlyArray<Cluster> _wanted;
    private readonly Planner _forWanted;
    private readonly Planner _forAll;
    private readonly TemplateSet _templates;
    private readonly KnownCallers _callers;

    private MeshMeter(Topology topology, ReadOnlyArray<Cluster> wanted, VirtualAddresses addresses, TemplateSet templates)
    {
        _topology = topology;
        _wanted = wanted;
        _forWanted = new Planner(topology, addresses, wanted, sharesPlans: true);
        _forAll = new Planner(topology, addresses, topology.Clusters, sharesPlans: true);
        _templates = templates;
        _callers = new KnownCallers(topology);
    }

    /// <summary>Names at most <paramref name="most"/> services a cluster. What planning finds wrong is reported, and means that the result is of no use.</summary>
    public static MeshStatistics Measure(Topology topology, ReadOnlyArray<Cluster> wanted, VirtualAddresses addresses, int most, DiagnosticBag diagnostics)
    {
        var meter = new MeshMeter(topology, wanted, addresses, TemplateSet.Load(null, diagnostics));
        var whole = new Sums(wanted, most);
        SharedWork.For(
            topology.Services.Length,
            () => new Worker(new ObjectRenderer(meter._templates, proves: false), new Sums(wanted, most)),
            (worker, index) => meter.Add(topology.Services[index], worker),
            worker =>
            {
                lock (whole)
                {
                    whole.Add(worker.Sums);
                }
            });
        diagnostics.AddRange(whole.Diagnostics.ToSorted());
        return diagnostics.HasErrors ? new MeshStatistics([], []) : meter.Complete(whole);
    }

    private void Add(Service service, Worker worker)
    {
        CallerPlaces? callers = _callers.Of(service);
        (Planner planner, ReadOnlyArray<Cluster> clusters) = callers is null ? (_forWanted, _wanted) : (_forAll, _topology.Clusters);
        ReadOnlyArray<ServicePlan> plans = planner.PlanService(service, worker.Sums.Diagnostics);
        if (worker.Sums.Diagnostics.HasErrors)
        {
            return;
        }

        ReadOnlyArray<RenderedObject>[] texts = worker.Renderer.Render(plans, worker.Sums.Diagnostics);
        Load saved = Load.None;
        long sidecarBytes = 0;
        for (int index = 0; index < plans.Length; index++)
        {
            Cluster cluster = clusters[index];
            LoadMeter load = LoadMeter.Measure(service, plans[index], texts[index]);
            bool isClosed = callers is not null && !callers.Includes(cluster);
            if (worker.Sums.Clusters.TryGetValue(cluster.Name, out ClusterTally? tally))
            {
                var forCallers = new ServiceLoad(service.Id, load.ForCallers, service.FindPlacement(cluster) is not null, isClosed);
                tally.Add(load.ForItself, forCallers, service.Callers.Namespaces, mayGo: !_callers.IsRoutedTo(service));
            }

            saved = isClosed ? saved + load.ForCallers : saved;
            sidecarBytes = Math.Max(sidecarBytes, load.ForCallers.SidecarBytes);
        }

        if (callers?.Narrow(service.Callers) is { } narrow && sidecarBytes > 0)
        {
            worker.Sums.Narrowings.Add(new Narrowing(service.Id, narrow.Clusters, narrow.Namespaces, saved, sidecarBytes));
        }
    }

    private MeshStatistics Complete(Sums whole)
    {
        var clusters = new ArrayBuilder<ClusterStatistics>(_wanted.Length);
        var renderer = new ObjectRenderer(_templates, proves: false);
        foreach (Cluster cluster in _wanted)
        {
            ClusterTally tally = whole.Clusters[cluster.Name];
            foreach (RenderedObject text in renderer.Render([new ServicePlan(_forWanted.PlanMesh(cluster))], whole.Diagnostics)[0])
            {
                tally.AddMesh(Load.None with { Objects = 1, Bytes = text.Text.Length });
            }

            clusters.Add(tally.ToStatistics(cluster.Name));
        }

        // What takes most objects away first; then, among those that take none away, what frees sidecars most.
        return new MeshStatistics(clusters.ToReadOnly(), [.. whole.Narrowings
            .OrderByDescending(narrowing => narrowing.Saved.Bytes)
            .ThenByDescending(narrowing => narrowing.SidecarBytes)
            .ThenBy(narrowing => narrowing.Service, StringComparer.Ordinal)]);
    }

    private sealed record Worker(ObjectRenderer Renderer, Sums Sums);

    private sealed class Sums(ReadOnlyArray<Cluster> wanted, int most)
    {
        public Dictionary<string, ClusterTally> Clusters { get; } = wanted.ToDictionary(cluster => cluster.Name, _ => new ClusterTally(most), StringComparer.Ordinal);

        public List<Narrowing> Narrowings { get; } = [];

        public DiagnosticBag Diagnostics { get; } = new();

        public void Add(Sums other)
        {
            foreach ((string name, ClusterTally tally) in other.Clusters)
            {
                Clusters[name].Add(tally);
            }

            Narrowings.AddRange(other.Narrowings);
            Diagnostics.AddRange(other.Diagnostics.ToSorted());
        }
    }
}
