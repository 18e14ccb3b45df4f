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
        ClusterOutput[] outputs = new ClusterOutput[clusters.Length];
        var planner = new Planner(topology, addresses);
        bool isSound = !diagnostics.HasErrors;
        if (isSound)
        {
            planner.ReportUnreachable(diagnostics);
        }

        void CompileOne(int index) => outputs[index] = CompileCluster(topology, planner, templates, options.Layout, clusters[index], isSound);
        if (topology.Services.Length * clusters.Length < SmallestParallelWork)
        {
            for (int index = 0; index < clusters.Length; index++)
            {
                CompileOne(index);
            }
        }
        else
        {
            Parallel.For(0, clusters.Length, CompileOne);
        }

        foreach (ClusterOutput output in outputs)
        {
            diagnostics.AddRange(output.Diagnostics.Items);
        }

        return Result(diagnostics.HasErrors ? null : Tree(topology, options, addresses, clusters, outputs), sources, diagnostics, options);
    }

    // Where something was wrong already, the plan is made for what it may report, and nothing is rendered.
    private static ClusterOutput CompileCluster(Topology topology, Planner planner, TemplateSet templates, OutputLayout layout, Cluster cluster, bool isSound)
    {
        var diagnostics = new DiagnosticBag();
        ClusterPlan plan = planner.Plan(cluster, diagnostics);
        if (!isSound || diagnostics.HasErrors)
        {
            return new ClusterOutput([], 0, diagnostics);
        }

        var renderer = new ClusterRenderer(topology, templates, layout);
        ImmutableArray<OutputFile> files = renderer.Render(plan, diagnostics);
        return new ClusterOutput(files, renderer.ObjectCount, diagnostics);
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
        Topology topology, CompileOptions options, VirtualAddresses addresses, ImmutableArray<Cluster> clusters, ClusterOutput[] outputs)
    {
        string lockText = AddressLock.Write(addresses.All, GeneratedHeader.For(topology.Mesh.File.BaseName));
        var lockFile = new OutputFile(AddressLock.FileName, Encoding.UTF8.GetBytes(lockText));
        ImmutableArray<OutputFile> files = [.. outputs.SelectMany(output => output.Files).Append(lockFile).OrderBy(file => file.Path, StringComparer.Ordinal)];
        return new OutputTree(files, [.. clusters.Select(cluster => cluster.Name)], !options.Clusters.IsEmpty, outputs.Sum(output => output.ObjectCount));
    }

    private static CompileResult Result(OutputTree? tree, IReadOnlyList<SourceFile> sources, DiagnosticBag diagnostics, CompileOptions options) =>
        new(diagnostics.HasErrors ? null : tree, [.. Suppressions.Apply(sources, diagnostics, isWhole: options.Clusters.IsEmpty).ToSorted()]);

    private sealed record ClusterOutput(ImmutableArray<OutputFile> Files, int ObjectCount, DiagnosticBag Diagnostics);
}
