using Coddiwomple.Diagnostics;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Text;
using TemplateSpan = Coddiwomple.Templating.Parsing.SourceSpan;

namespace Coddiwomple.Rendering;

/// <summary>
/// The templates of a run: the built-in ones, each replaced where the user's folder holds a file of that name. Parsed when first asked for; safe for use
/// from several threads. Includes find templates of the same set, and nothing else.
/// </summary>
internal sealed class TemplateSet : IParsedTemplateLoader
{
    private readonly Dictionary<string, Lazy<LoadedTemplate>> _templates = BuiltInTemplates.Parsed();

    private TemplateSet()
    {
    }

    /// <summary>Some template is a user's, so that what it renders has to be read again.</summary>
    public bool HasReplaced { get; private set; }

    /// <summary>Takes the built-in templates and those of <paramref name="folder"/>, if any; what is wrong with a user's template is reported.</summary>
    public static TemplateSet Load(string? folder, DiagnosticBag diagnostics)
    {
        var set = new TemplateSet();
        if (folder is not null)
        {
            foreach (SourceFile file in TemplateFolder.Read(folder, diagnostics))
            {
                LoadedTemplate template = LoadedTemplate.Parse(file, isReplaced: true);
                template.ReportMessages(diagnostics);
                set._templates[file.BaseName] = new Lazy<LoadedTemplate>(template);
                set.HasReplaced = true;
            }
        }

        return set;
    }

    public LoadedTemplate Get(string name) => _templates[name].Value;

    /// <summary>The template whose source has that path, for errors that name it.</summary>
    public LoadedTemplate? FindByPath(string? path) =>
        _templates.Values.Where(template => template.IsValueCreated).Select(template => template.Value).FirstOrDefault(template => template.File.Path == path);

    public string? GetPath(TemplateContext context, TemplateSpan callerSpan, string templateName) => _templates.ContainsKey(templateName) ? templateName : null;

    public string? Load(TemplateContext context, TemplateSpan callerSpan, string templatePath) => Get(templatePath).File.Content;

    public Template? GetTemplate(TemplateContext context, TemplateSpan callerSpan, string templatePath) => Get(templatePath).Template;
}
