using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Coddiwomple.Checking;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
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
    private ImmutableArray<TopologyDocument> _documents;
    private Topology? _topology;
    private Planner? _planner;

    [Params(100, 1000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var diagnostics = new DiagnosticBag();
        _source = new SourceFile("topology.yaml", SyntheticTopology.Write(Services));
        _documents = ParseAll();
        _topology = Binder.Bind(_documents, diagnostics) ?? throw new InvalidOperationException(diagnostics.Items[0].Message);
        _planner = new Planner(_topology, VirtualAddresses.Assign(_topology, [], diagnostics), _topology.Clusters);
    }

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
        using var renderer = new ObjectRenderer(_templates, proves: false);
        foreach (Service service in _topology!.Services)
        {
            count += renderer.Render(_planner!.PlanService(service, new DiagnosticBag()), new DiagnosticBag()).Length;
        }

        return count;
    }

    [Benchmark]
    public int ParseTemplates()
    {
        TemplateSet templates = TemplateSet.Load(null, new DiagnosticBag());
        return TemplateNames.All.Count(name => !templates.Get(name).Template.HasErrors);
    }

    private ImmutableArray<TopologyDocument> ParseAll() => [.. TopologyParser.Parse(_source, new DiagnosticBag())];
}
