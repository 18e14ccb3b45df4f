using Coddiwomple.Diagnostics;
using Coddiwomple.Planning;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>Takes planned objects, gives their text through the templates. One a thread: it keeps a template context.</summary>
internal sealed class ObjectRenderer(TemplateSet templates)
{
    private const int LargestObject = 16 << 20;

    private readonly TemplateContext _context = NewContext(templates);

    /// <summary>Writes one object; false, and a diagnostic, where its template failed.</summary>
    public bool Render(ResourcePlan resource, Utf8Output output, DiagnosticBag diagnostics) =>
        Render(TemplateNames.Of(resource), ResourceViews.Of(resource), output, diagnostics);

    public bool Render(string templateName, ScriptObject view, Utf8Output output, DiagnosticBag diagnostics)
    {
        LoadedTemplate template = templates.Get(templateName);
        if (template.Template.HasErrors)
        {
            return false;
        }

        int start = output.WrittenCount;
        _context.PushGlobal(view);
        try
        {
            template.Template.Render(_context, output);
            if (output.WrittenCount - start < LargestObject)
            {
                return true;
            }

            // The engine cuts off what is longer; half an object must not look like one.
            diagnostics.Report(Catalogue.TemplateFailed, new SourceSpan(template.File, 0, 0), "the template renders more than 16 MiB for one object", "look for a loop that repeats itself");
            return false;
        }
        catch (ScriptRuntimeException failure)
        {
            LoadedTemplate culprit = templates.FindByPath(failure.Span.FileName) ?? template;
            diagnostics.Report(Catalogue.TemplateFailed, culprit.SpanOf(failure.Span), failure.OriginalMessage, "the comment at the head of the built-in template names what it may use");
            return false;
        }
        finally
        {
            _context.PopGlobal();
        }
    }

    private static TemplateContext NewContext(TemplateSet templates)
    {
        var context = new TemplateContext
        {
            TemplateLoader = templates,
            StrictVariables = true,
            LimitToString = LargestObject,
            LoopLimit = 100_000,
            RecursiveLimit = 100,
        };
        context.BuiltinObject.SetValue("yaml", new YamlFunction(), readOnly: true);
        return context;
    }
}
