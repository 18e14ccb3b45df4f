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

    public static CompileResult Compile(ReadOnlyArray<SourceFile> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        ReadOnlyArray<TopologyDocument> documents = Parse(sources, diagnostics);
        TemplateSet templates = TemplateSet.Load(options.TemplateFolder, diagnostics);
        if (Binder.Bind(documents, diagnostics) is not { } topology)
        {
            return Result(null, sources, diagnostics, options);
        }

        Rules.CheckAll(topology, diagnostics);
        ReadOnlyArray<HostAddress> locked = options.LockFile is null ? [] : AddressLock.Read(options.LockFile, diagnostics);
        VirtualAddresses addresses = VirtualAddresses.Assign(topology, locked, diagnostics);
        ReadOnlyArray<Cluster> clusters = NamedClusters.Of(topology, options.Clusters);
        if (!diagnostics.HasErrors)
        {
            Planner.ReportUnreachable(topology, diagnostics);
        }

        bool proves = Proves(options, templates);
        var planner = new Planner(topology, addresses, clusters, sharesPlans: !proves);
        bool isSound = !diagnostics.HasErrors;
        StagingFolder? staging = isSound && !proves ? StagingFor(topology, clusters, options) : null;
        TextSpool? spool = staging is null ? new TextSpool(options.ScratchFolders) : null;
        ServiceOutput[] services = CompileServices(
            topology,
            () => new ServiceCompiler(planner, new ObjectRenderer(templates, proves, spool), staging is null ? null : new StagedServices(staging, clusters), isSound));
        foreach (ServiceOutput service in services)
        {
            diagnostics.AddRange(service.Diagnostics);
        }

        for (int index = 0; index < clusters.Length; index++)
        {
            if (IsNeeded(index, services))
            {
                Planner.ReportNoFailover(clusters[index], diagnostics);
            }
        }

        OutputTree? tree = diagnostics.HasErrors ? null : Tree(topology, options, planner, templates, addresses, clusters, services, diagnostics);
        return Result(tree, sources, diagnostics, options) with { RootNamespace = topology.Mesh.Namespace };
    }

    /// <summary>Takes topology sources, gives the model that they describe, null where an error was found.</summary>
    public static (Topology? Topology, ReadOnlyArray<Diagnostic> Diagnostics) ReadModel(ReadOnlyArray<SourceFile> sources)
    {
        var diagnostics = new DiagnosticBag();
        Topology? topology = Binder.Bind(Parse(sources, diagnostics), diagnostics);
        if (topology is not null)
        {
            Rules.CheckAll(topology, diagnostics);
        }

        return (diagnostics.HasErrors ? null : topology, [.. diagnostics.ToSorted()]);
    }

    private static ReadOnlyArray<TopologyDocument> Parse(ReadOnlyArray<SourceFile> sources, DiagnosticBag diagnostics)
    {
        var documents = new ArrayBuilder<TopologyDocument>();
        foreach (SourceFile source in sources)
        {
            documents.AddRange(TopologyParser.Parse(source, diagnostics));
        }

        return documents.ToReadOnly();
    }

    private static bool IsNeeded(int cluster, ServiceOutput[] services)
    {
        foreach (ServiceOutput service in services)
        {
            if (service.IsNeeded[cluster])
            {
                return true;
            }
        }

        return false;
    }

    // Null where the files have to wait until all is compiled: they are few, or hold several services, or there are folders to compare with.
    private static StagingFolder? StagingFor(Topology topology, ReadOnlyArray<Cluster> clusters, CompileOptions options) =>
        IsLarge(topology) && options.Layout == OutputLayout.Service && options.Staging?.TryClaimFor(clusters.Select(static cluster => cluster.Name)) == true
            ? options.Staging
            : null;

    private static bool IsLarge(Topology topology) => topology.Services.Length * topology.Clusters.Length >= SmallestParallelWork;

    // One service at a time for all clusters, since clusters share much of what they need of a service.
    private static ServiceOutput[] CompileServices(Topology topology, Func<ServiceCompiler> makeCompiler)
    {
        var outputs = new ServiceOutput[topology.Services.Length];
        if (IsLarge(topology))
        {
            SharedWork.For(outputs.Length, makeCompiler, (compiler, index) => outputs[index] = compiler.Compile(topology.Services[index]), static compiler => compiler.Complete());
            return outputs;
        }

        ServiceCompiler alone = makeCompiler();
        for (int index = 0; index < outputs.Length; index++)
        {
            outputs[index] = alone.Compile(topology.Services[index]);
        }

        alone.Complete();
        return outputs;
    }

    private static OutputTree Tree(
        Topology topology, CompileOptions options, Planner planner, TemplateSet templates, VirtualAddresses addresses, ReadOnlyArray<Cluster> clusters, ServiceOutput[] services,
        DiagnosticBag diagnostics)
    {
        string lockText = AddressLock.Write(addresses.All, GeneratedHeader.For(topology.Mesh.File.BaseName));
        var folders = new ArrayBuilder<ClusterFolder>(clusters.Length + 1);
        folders.Add(new ClusterFolder([new OutputFile(AddressLock.FileName, Encoding.UTF8.GetBytes(lockText))], 0));
        int objectCount = 0;
        foreach (ClusterFolder folder in Folders(topology, options, planner, templates, clusters, services, diagnostics))
        {
            objectCount += folder.ObjectCount;
            if (!folder.Files.IsEmpty)
            {
                folders.Add(folder);
            }
        }

        // Each is sorted by path, and the paths of one come all before those of another.
        folders.Sort(static (a, b) => Ordinal.Compare(a.Files[0].Path, b.Files[0].Path));
        int fileCount = 0;
        foreach (ClusterFolder folder in folders)
        {
            fileCount += folder.Files.Length;
        }

        var all = new ArrayBuilder<OutputFile>(fileCount);
        foreach (ClusterFolder folder in folders)
        {
            all.AddRange(folder.Files);
        }

        return new OutputTree(all.ToReadOnly(), clusters.Select(cluster => cluster.Name), !options.Clusters.IsEmpty, objectCount);
    }

    // Neighbours share one renderer, since most of them get the same kustomization.
    private static ClusterFolder[] Folders(
        Topology topology, CompileOptions options, Planner planner, TemplateSet templates, ReadOnlyArray<Cluster> clusters, ServiceOutput[] services, DiagnosticBag diagnostics)
    {
        var folders = new ClusterFolder[clusters.Length];
        SharedWork.For(clusters.Length, clusters.Length * services.Length, diagnostics, (from, to, bag) =>
        {
            var renderer = new ObjectRenderer(templates, Proves(options, templates));
            var kustomizations = new KustomizationText(renderer);
            var files = new ClusterFiles[to - from];
            for (int index = from; index < to; index++)
            {
                files[index - from] = new ClusterFiles(topology, clusters[index], options.Layout);
                files[index - from].AddMesh(renderer.Render([new ServicePlan(planner.PlanMesh(clusters[index]))], bag)[0]);
            }

            // Service by service: what is known of one is in one place.
            for (int service = 0; service < services.Length; service++)
            {
                for (int index = from; index < to; index++)
                {
                    services[service].AddTo(files[index - from], topology.Services[service], index);
                }
            }

            for (int index = from; index < to; index++)
            {
                folders[index] = files[index - from].Complete(renderer, kustomizations, bag);
            }
        });
        return folders;
    }

    // Tests prove what the built-in templates render, so that no run pays for it unless it is asked to.
    private static bool Proves(CompileOptions options, TemplateSet templates) => options.IsDeep || templates.HasReplaced;

    private static CompileResult Result(OutputTree? tree, ReadOnlyArray<SourceFile> sources, DiagnosticBag diagnostics, CompileOptions options) =>
        new(diagnostics.HasErrors ? null : tree, [.. Suppressions.Apply(sources, diagnostics, isWhole: options.Clusters.IsEmpty).ToSorted()]);
}
