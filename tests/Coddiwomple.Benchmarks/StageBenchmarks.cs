using BenchmarkDotNet.Attributes;
using Coddiwomple.Checking;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;
using Coddiwomple.Text;

namespace Coddiwomple.Benchmarks;

/// <summary>The stages of a run, each on its own, on one core.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private readonly TemplateSet _templates = TemplateSet.Load(null, new DiagnosticBag());
    private SourceFile _source = new("topology.yaml", "");
    private ReadOnlyArray<TopologyDocument> _documents;
    private Topology? _topology;
    private Planner? _planner;
    private OutputTree? _tree;
    private string _folder = "";

    [Params(100, 1000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var diagnostics = new DiagnosticBag();
        _source = new SourceFile("topology.yaml", SyntheticTopology.Write(Services));
        _documents = ParseAll();
        _topology = Binder.Bind(_documents, diagnostics) ?? throw new InvalidOperationException(diagnostics.Items[0].Message);
        _tree = Compiler.Compile([_source], CompileOptions.Default).Tree ?? throw new InvalidOperationException("the synthetic topology has errors");
        _folder = Directory.CreateTempSubdirectory("coddiwomple-bench-").FullName;
        WriteTo(Path.Combine(_folder, "there"), _tree);
        _planner = new Planner(_topology, VirtualAddresses.Assign(_topology, [], diagnostics), _topology.Clusters, sharesPlans: true);
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public object Parse() => ParseAll();

    [Benchmark]
    public object? BindAndCheck()
    {
        var diagnostics = new DiagnosticBag();
        if (Binder.Bind(_documents, diagnostics) is { } topology)
        {
            Rules.CheckAll(topology, diagnostics);
        }

        return diagnostics;
    }

    [Benchmark]
    public int Plan()
    {
        int count = 0;
        foreach (Service service in _topology!.Services)
        {
            count += _planner!.PlanService(service, new DiagnosticBag()).Length;
        }

        return count;
    }

    [Benchmark]
    public int PlanAndRender()
    {
        int count = 0;
        var renderer = new ObjectRenderer(_templates, proves: false);
        foreach (Service service in _topology!.Services)
        {
            count += renderer.Render(_planner!.PlanService(service, new DiagnosticBag()), new DiagnosticBag()).Length;
        }

        return count;
    }

    /// <summary>All files are new.</summary>
    [Benchmark]
    public int Write()
    {
        string folder = Path.Combine(_folder, "new");
        int created = WriteTo(folder, _tree!);
        Directory.Delete(folder, recursive: true);
        return created;
    }

    /// <summary>No file has changed.</summary>
    [Benchmark]
    public int Compare() => ChangeSet.Compute(_tree!, OutputFolder.Open(Path.Combine(_folder, "there"), [], null), prune: true).UnchangedCount;

    [Benchmark]
    public int ParseTemplates()
    {
        TemplateSet templates = TemplateSet.Load(null, new DiagnosticBag());
        return TemplateNames.All.Count(name => !templates.Get(name).Template.HasErrors);
    }

    private ReadOnlyArray<TopologyDocument> ParseAll() => [.. TopologyParser.Parse(_source, new DiagnosticBag())];

    private static int WriteTo(string path, OutputTree tree)
    {
        using var staging = new StagingFolder(new Lazy<OutputFolder>(OutputFolder.Open(path, [], null)));
        return TreeWriter.Write(tree, staging, prune: true, TimeSpan.Zero).Created.Count;
    }
}
