using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple.Statistics;

/// <summary>
/// Takes the model and the virtual IPs, gives what every cluster has to hold. Plans and renders as <c>gen</c> does, one service at a time for all clusters,
/// and keeps sums only.
/// </summary>
internal sealed class MeshMeter
{
    private readonly Topology _topology;
    private readonly Planner _planner;
    private readonly TemplateSet _templates;
    private readonly KnownCallers _callers;

    private MeshMeter(Topology topology, VirtualAddresses addresses, TemplateSet templates)
    {
        _topology = topology;
        _planner = new Planner(topology, addresses, topology.Clusters, sharesPlans: true);
        _templates = templates;
        _callers = new KnownCallers(topology);
    }

    /// <summary>Names at most <paramref name="most"/> services a cluster. What planning finds wrong is reported, and means that the result is of no use.</summary>
    public static MeshStatistics Measure(Topology topology, VirtualAddresses addresses, int most, DiagnosticBag diagnostics)
    {
        var meter = new MeshMeter(topology, addresses, TemplateSet.Load(null, diagnostics));
        var whole = new Sums(topology.Clusters.Length, most);
        SharedWork.For(
            topology.Services.Length,
            () => new Worker(new ObjectRenderer(meter._templates, proves: false), new Sums(topology.Clusters.Length, most)),
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
        ReadOnlyArray<ServicePlan> plans = _planner.PlanService(service, worker.Sums.Diagnostics);
        if (worker.Sums.Diagnostics.HasErrors)
        {
            return;
        }

        ReadOnlyArray<RenderedObject>[] texts = worker.Renderer.Render(plans, worker.Sums.Diagnostics);
        CallerPlaces? callers = _callers.Of(service);
        Load saved = Load.None;
        long sidecarBytes = 0;
        for (int index = 0; index < plans.Length; index++)
        {
            Cluster cluster = _topology.Clusters[index];
            LoadMeter load = LoadMeter.Measure(service, plans[index], texts[index]);
            bool isClosed = callers is not null && !callers.Includes(cluster);
            var forCallers = new ServiceLoad(service.Id, load.ForCallers, service.FindPlacement(cluster) is not null, isClosed);
            worker.Sums.Clusters[index].Add(load.ForItself, forCallers, service.Callers.Namespaces, mayGo: !_callers.IsRoutedTo(service));
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
        var clusters = new ArrayBuilder<ClusterStatistics>(_topology.Clusters.Length);
        var renderer = new ObjectRenderer(_templates, proves: false);
        for (int index = 0; index < _topology.Clusters.Length; index++)
        {
            Cluster cluster = _topology.Clusters[index];
            foreach (RenderedObject text in renderer.Render([new ServicePlan(_planner.PlanMesh(cluster))], whole.Diagnostics)[0])
            {
                whole.Clusters[index].AddMesh(Load.None with { Objects = 1, Bytes = text.Text.Count });
            }

            clusters.Add(whole.Clusters[index].ToStatistics(cluster.Name));
        }

        // What takes most objects away first; then, among those that take none away, what frees sidecars most.
        return new MeshStatistics(clusters.ToReadOnly(), [.. whole.Narrowings
            .OrderByDescending(narrowing => narrowing.Saved.Bytes)
            .ThenByDescending(narrowing => narrowing.SidecarBytes)
            .ThenBy(narrowing => narrowing.Service, StringComparer.Ordinal)]);
    }

    private sealed record Worker(ObjectRenderer Renderer, Sums Sums);

    private sealed class Sums(int clusters, int most)
    {
        public ClusterTally[] Clusters { get; } = [.. Enumerable.Range(0, clusters).Select(_ => new ClusterTally(most))];

        public List<Narrowing> Narrowings { get; } = [];

        public DiagnosticBag Diagnostics { get; } = new();

        public void Add(Sums other)
        {
            for (int index = 0; index < Clusters.Length; index++)
            {
                Clusters[index].Add(other.Clusters[index]);
            }

            Narrowings.AddRange(other.Narrowings);
            Diagnostics.AddRange(other.Diagnostics.ToSorted());
        }
    }
}
