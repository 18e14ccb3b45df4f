using BenchmarkDotNet.Attributes;
using Coddiwomple.Diagnostics;
using Coddiwomple.Rendering;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Benchmarks;

/// <summary>The template engine alone, on the built-in templates: into a buffer that is used again, as a run with templates of a user does it, and as a string from a fresh context.</summary>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private readonly TemplateSet _templates = TemplateSet.Load(null, new DiagnosticBag());
    private readonly Utf8Output _output = new();
    private TemplateContext _context = new();
    private Template? _template;
    private ScriptObject _view = [];

    public static IEnumerable<string> Names { get; } = TemplateNames.All;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = TemplateNames.Kustomization;

    [GlobalSetup]
    public void Prepare()
    {
        _template = _templates.Get(Name).Template;
        _view = TemplateViews.Of(Name);
        _context = NewContext();
    }

    [Benchmark]
    public int ToBuffer()
    {
        _output.Reset();
        _context.PushGlobal(_view);
        _template!.Render(_context, _output);
        _context.PopGlobal();
        return _output.WrittenCount;
    }

    [Benchmark]
    public string ToText()
    {
        var context = NewContext();
        context.PushGlobal(_view);
        return _template!.Render(context);
    }

    [Benchmark]
    public object Parse() => Template.Parse(_templates.Get(Name).File.Content, Name);

    private TemplateContext NewContext()
    {
        var context = new TemplateContext { TemplateLoader = _templates, StrictVariables = true };
        context.BuiltinObject.SetValue("yaml", new YamlFunction(), readOnly: true);
        return context;
    }
}
