using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Checking;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;
using Coddiwomple.Text;

namespace Coddiwomple;

/// <summary>Takes topology sources, gives every cluster's files and what there is to say about them. The only place that knows the order of the stages.</summary>
public static class Compiler
{
    // Starting threads costs more than they save below this many services times clusters.
    private const int SmallestParallelWork = 200;

    public static CompileResult Compile(IReadOnlyList<SourceFile> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        ImmutableArray<TopologyDocument> documents = [.. sources.SelectMany(source => TopologyParser.Parse(source, diagnostics))];
        TemplateSet templates = TemplateSet.Load(options.TemplateFolder, diagnostics);
        if (Binder.Bind(documents, diagnostics) is not { } topology)
        {
            return Result(null, sources, diagnostics, options);
        }

        Rules.CheckAll(topology, diagnostics);
        List<HostAddress> locked = options.LockFile is null ? [] : AddressLock.Read(options.LockFile, diagnostics);
        VirtualAddresses addresses = VirtualAddresses.Assign(topology, locked, diagnostics);
        ImmutableArray<Cluster> clusters = WantedClusters(topology, options);
        if (!diagnostics.HasErrors)
        {
            Planner.ReportUnreachable(topology, diagnostics);
        }

        bool proves = Proves(options, templates);
        var planner = new Planner(topology, addresses, clusters, sharesRegions: !proves);
        ServiceOutput[] services = CompileServices(topology, planner, templates, proves, new TextSpool(options.ScratchFolders), isSound: !diagnostics.HasErrors);
        foreach (ServiceOutput service in services)
        {
            diagnostics.AddRange(service.Diagnostics);
        }

        for (int index = 0; index < clusters.Length; index++)
        {
            if (Array.Exists(services, service => service.IsNeeded[index]))
            {
                Planner.ReportNoFailover(clusters[index], diagnostics);
            }
        }

        return Result(diagnostics.HasErrors ? null : Tree(topology, options, planner, templates, addresses, clusters, services, diagnostics), sources, diagnostics, options);
    }

    /// <summary>Takes topology sources, gives the model that they describe, null where an error was found.</summary>
    public static (Topology? Topology, ImmutableArray<Diagnostic> Diagnostics) ReadModel(IReadOnlyList<SourceFile> sources)
    {
        var diagnostics = new DiagnosticBag();
        Topology? topology = Binder.Bind([.. sources.SelectMany(source => TopologyParser.Parse(source, diagnostics))], diagnostics);
        if (topology is not null)
        {
            Rules.CheckAll(topology, diagnostics);
        }

        return (diagnostics.HasErrors ? null : topology, [.. diagnostics.ToSorted()]);
    }

    // One service at a time for all clusters, since clusters share much of what they need of a service.
    private static ServiceOutput[] CompileServices(Topology topology, Planner planner, TemplateSet templates, bool proves, TextSpool spool, bool isSound)
    {
        var outputs = new ServiceOutput[topology.Services.Length];
        if (topology.Services.Length * topology.Clusters.Length < SmallestParallelWork)
        {
            using var renderer = new ObjectRenderer(templates, proves, spool);
            for (int index = 0; index < outputs.Length; index++)
            {
                outputs[index] = CompileService(topology.Services[index], planner, renderer, isSound);
            }

            return outputs;
        }

        SharedWork.For(
            outputs.Length,
            () => new ObjectRenderer(templates, proves, spool),
            (renderer, index) => outputs[index] = CompileService(topology.Services[index], planner, renderer, isSound),
            static renderer => renderer.Dispose());
        return outputs;
    }

    // Where something was wrong already, the plan is made for what it may report, and nothing is rendered.
    private static ServiceOutput CompileService(Service service, Planner planner, ObjectRenderer renderer, bool isSound)
    {
        var diagnostics = new DiagnosticBag();
        if (!isSound && !planner.CanPlan(service))
        {
            return new ServiceOutput(new bool[planner.ClusterCount], [], []);
        }

        ImmutableArray<ServicePlan> plans = planner.PlanService(service, diagnostics);
        bool[] isNeeded = new bool[plans.Length];
        for (int index = 0; index < plans.Length; index++)
        {
            isNeeded[index] = !plans[index].Resources.IsEmpty;
        }

        ImmutableArray<RenderedObject>[] objects = isSound && !diagnostics.HasErrors ? renderer.Render(plans, diagnostics) : [];
        return new ServiceOutput(isNeeded, objects, diagnostics.ToSorted());
    }

    private static ImmutableArray<Cluster> WantedClusters(Topology topology, CompileOptions options)
    {
        foreach (string name in options.Clusters)
        {
            if (topology.FindCluster(name) is null)
            {
                string? near = NameSuggester.Suggest(name, topology.Clusters.Select(cluster => cluster.Name));
                throw new CannotProceedException($"the topology has no cluster \"{name}\"", near is null ? null : $"did you mean \"{near}\"?");
            }
        }

        return options.Clusters.IsEmpty ? topology.Clusters : [.. topology.Clusters.Where(cluster => options.Clusters.Contains(cluster.Name))];
    }

    private static OutputTree Tree(
        Topology topology, CompileOptions options, Planner planner, TemplateSet templates, VirtualAddresses addresses, ImmutableArray<Cluster> clusters, ServiceOutput[] services,
        DiagnosticBag diagnostics)
    {
        string lockText = AddressLock.Write(addresses.All, GeneratedHeader.For(topology.Mesh.File.BaseName));
        List<OutputFile[]> folders = [[new OutputFile(AddressLock.FileName, Encoding.UTF8.GetBytes(lockText))]];
        int objectCount = 0;
        foreach (ClusterFolder folder in Folders(topology, options, planner, templates, clusters, services, diagnostics))
        {
            folders.Add(folder.Files);
            objectCount += folder.ObjectCount;
        }

        // Each is sorted by path, and the paths of one come all before those of another.
        folders.RemoveAll(static files => files.Length == 0);
        folders.Sort(static (a, b) => string.CompareOrdinal(a[0].Path, b[0].Path));
        List<OutputFile> all = [];
        folders.ForEach(all.AddRange);
        return new OutputTree([.. all], [.. clusters.Select(cluster => cluster.Name)], !options.Clusters.IsEmpty, objectCount);
    }

    // Neighbours share one renderer, since most of them get the same kustomization.
    private static ClusterFolder[] Folders(
        Topology topology, CompileOptions options, Planner planner, TemplateSet templates, ImmutableArray<Cluster> clusters, ServiceOutput[] services, DiagnosticBag diagnostics)
    {
        var folders = new ClusterFolder[clusters.Length];
        SharedWork.For(clusters.Length, clusters.Length * services.Length, diagnostics, (from, to, bag) =>
        {
            using var renderer = new ObjectRenderer(templates, Proves(options, templates));
            var kustomizations = new KustomizationText(renderer);
            for (int index = from; index < to; index++)
            {
                var cluster = new ClusterFiles(topology, clusters[index], options.Layout);
                cluster.AddMesh(renderer.Render([new ServicePlan(planner.PlanMesh(clusters[index]))], bag)[0]);
                for (int service = 0; service < services.Length; service++)
                {
                    cluster.Add(topology.Services[service], services[service].Objects[index]);
                }

                folders[index] = cluster.Complete(renderer, kustomizations, bag);
            }
        });
        return folders;
    }

    // Tests prove what the built-in templates render, so that no run pays for it unless it is asked to.
    private static bool Proves(CompileOptions options, TemplateSet templates) => options.IsDeep || templates.HasReplaced;

    private static CompileResult Result(OutputTree? tree, IReadOnlyList<SourceFile> sources, DiagnosticBag diagnostics, CompileOptions options) =>
        new(diagnostics.HasErrors ? null : tree, [.. Suppressions.Apply(sources, diagnostics, isWhole: options.Clusters.IsEmpty).ToSorted()]);

    // By cluster: whether it needs the service, and the objects.
    private sealed record ServiceOutput(bool[] IsNeeded, ImmutableArray<RenderedObject>[] Objects, IReadOnlyList<Diagnostic> Diagnostics);
}
