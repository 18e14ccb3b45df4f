using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>
/// Takes planned objects, gives their text through the templates: the built-in ones as <see cref="CompiledTemplates"/>, a user's by interpreting them. One a
/// thread: it keeps what it rendered of the service at hand, since clusters share objects. <paramref name="proves"/>: what was rendered is read again and proven. <paramref name="spool"/>: where
/// much text goes until it is written, null to keep it in memory.
/// </summary>
internal sealed class ObjectRenderer(TemplateSet templates, bool proves, TextSpool? spool = null)
{
    private const int LargestObject = 16 << 20;

    private readonly Utf8Output _output = new();
    private readonly TextStore _texts = new(spool);
    private readonly Dictionary<object, SharedObject> _rendered = new(ReferenceEqualityComparer.Instance);

    // Those of the service at hand, and then those that are free for the next one's.
    private readonly ArrayBuilder<SharedObject> _shared = new();
    private int _used;
    private Dictionary<(string Template, string Text), RenderedIdentity?>? _proven;

    // Only where templates are interpreted.
    private TemplateContext? _context;

    /// <summary>Renders what one service, or the mesh, needs in each of some clusters; nothing, and a diagnostic, where a template failed.</summary>
    public ReadOnlyArray<RenderedObject>[] Render(ReadOnlyArray<ServicePlan> plans, DiagnosticBag diagnostics)
    {
        var rendered = new ReadOnlyArray<RenderedObject>[plans.Length];
        for (int index = 0; index < plans.Length; index++)
        {
            // Clusters of one region are mostly neighbours by name.
            rendered[index] = index > 0 && plans[index].IsSharedWith(plans[index - 1]) ? rendered[index - 1] : Render(plans[index], diagnostics);
        }

        _rendered.Clear();
        _used = 0;
        _proven?.Clear();
        return rendered;
    }

    /// <summary>The text of the kustomization of files of those names; null, and a diagnostic, where the template failed.</summary>
    public ContentPart? RenderKustomization(ReadOnlyArray<string> names, DiagnosticBag diagnostics)
    {
        _output.Reset();
        return Write(names, diagnostics) ? _texts.Add([], _output.WrittenSpan) : null;
    }

    /// <summary>Uses the memory of all texts so far for others; nobody needs them any more. For a renderer without a spool.</summary>
    public void ForgetTexts() => _texts.Forget();

    /// <summary>Renders an object once more, to tell which part of a template wrote which part of it.</summary>
    public RenderTrace Trace(ResourcePlan resource)
    {
        var trace = new RenderTrace();
        _output.Reset();
        TemplateContext context = _context ??= NewContext();
        context.Trace = (span, isText) => trace.Add(_output.WrittenCount, span, isText);
        try
        {
            Interpret(resource, new DiagnosticBag());
        }
        finally
        {
            context.Trace = null;
        }

        return trace;
    }

    /// <summary>The place in a template that wrote what stands at an offset of an object; the head of the template where that is not known.</summary>
    public Text.SourceSpan PlaceOf(ResourcePlan resource, int offset) =>
        Trace(resource).Find(offset, templates) ?? new Text.SourceSpan(templates.Get(TemplateNames.Of(resource)).File, 0, 0);

    private ReadOnlyArray<RenderedObject> Render(ServicePlan plan, DiagnosticBag diagnostics)
    {
        var objects = new RenderedObject[plan.Resources.Length];
        for (int index = 0; index < objects.Length; index++)
        {
            ResourcePlan resource = plan.Resources[index];
            if (!_rendered.TryGetValue(resource, out SharedObject? shared))
            {
                shared = Render(resource, diagnostics);
                _rendered.Add(resource, shared);
            }

            objects[index] = shared.With(plan.Regions);
        }

        return new(objects);
    }

    private SharedObject Render(ResourcePlan resource, DiagnosticBag diagnostics)
    {
        SharedObject shared = NextShared();
        _output.Reset();
        if (!Write(resource, diagnostics))
        {
            shared.Fill(new RenderedObject(ContentPart.Of(RenderedObject.Separator.ToArray()), null), []);
            return shared;
        }

        var rendered = new RenderedObject(_texts.Add(RenderedObject.Separator, _output.WrittenSpan), proves ? Prove(resource, diagnostics) : null)
        {
            ExternalWeights = resource is VirtualServicePlan { HasExternalWeights: true } ? resource.Meta.Name : null,
        };

        // What is proven says regions as they are.
        shared.Fill(rendered, proves ? [] : _output.WrittenSpan);
        return shared;
    }

    // What was just rendered; most clusters get the same of a service.
    private RenderedIdentity? Prove(ResourcePlan resource, DiagnosticBag diagnostics)
    {
        string templateName = TemplateNames.Of(resource);
        string text = Encoding.UTF8.GetString(_output.WrittenSpan);
        _proven ??= [];
        if (_proven.TryGetValue((templateName, text), out RenderedIdentity? known))
        {
            return known;
        }

        RenderedIdentity? identity = RenderedIdentity.Read(resource, templates.Get(templateName), text, diagnostics);
        if (identity is not null)
        {
            RenderedProof.Check(identity, this, diagnostics);
            identity = identity.ForSet();
        }

        _proven.Add((templateName, text), identity);
        return identity;
    }

    private SharedObject NextShared()
    {
        if (_used == _shared.Count)
        {
            _shared.Add(new SharedObject());
        }

        return _shared[_used++];
    }

    // Where a template is the user's, all are interpreted, since each may include any other.
    private bool Write(ResourcePlan resource, DiagnosticBag diagnostics)
    {
        if (templates.HasReplaced)
        {
            return Interpret(resource, diagnostics);
        }

        CompiledTemplates.Write(resource, _output);
        return IsWhole(TemplateNames.Of(resource), diagnostics);
    }

    private bool Write(ReadOnlyArray<string> kustomization, DiagnosticBag diagnostics)
    {
        if (templates.HasReplaced)
        {
            return Interpret(TemplateNames.Kustomization, ResourceViews.OfKustomization(kustomization), diagnostics);
        }

        CompiledTemplates.WriteKustomization(kustomization, _output);
        return IsWhole(TemplateNames.Kustomization, diagnostics);
    }

    private bool Interpret(ResourcePlan resource, DiagnosticBag diagnostics) => Interpret(TemplateNames.Of(resource), ResourceViews.Of(resource), diagnostics);

    private bool Interpret(string templateName, ScriptObject view, DiagnosticBag diagnostics)
    {
        LoadedTemplate template = templates.Get(templateName);
        if (template.Template.HasErrors)
        {
            return false;
        }

        TemplateContext context = _context ??= NewContext();
        context.PushGlobal(view);
        try
        {
            template.Template.Render(context, _output);
            return IsWhole(templateName, diagnostics);
        }
        catch (ScriptRuntimeException failure)
        {
            LoadedTemplate culprit = templates.FindByPath(failure.Span.FileName) ?? template;
            diagnostics.Report(Catalogue.TemplateFailed, culprit.SpanOf(failure.Span), failure.OriginalMessage, "the comment at the head of the built-in template names what it may use");
            return false;
        }
        finally
        {
            context.PopGlobal();
        }
    }

    // No object is so long; where templates are interpreted, the engine cut it off, and half an object must not look like one.
    private bool IsWhole(string templateName, DiagnosticBag diagnostics)
    {
        if (_output.WrittenCount < LargestObject)
        {
            return true;
        }

        LoadedTemplate template = templates.Get(templateName);
        diagnostics.Report(Catalogue.TemplateFailed, new Text.SourceSpan(template.File, 0, 0), "the template renders more than 16 MiB for one object", "look for a loop that repeats itself");
        return false;
    }

    private TemplateContext NewContext()
    {
        var context = new TemplateContext
        {
            TemplateLoader = templates,
            StrictVariables = true,
            LimitToString = LargestObject,
            LoopLimit = 1_000_000,
            RecursiveLimit = 100,
        };
        context.BuiltinObject.SetValue("yaml", new YamlFunction(), readOnly: true);
        return context;
    }
}
