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
    private readonly LoadedTemplate[] _replacing;

    private TemplateSet(LoadedTemplate[] replacing) => _replacing = replacing;

    /// <summary>Some template is a user's, so that all are interpreted, and what they render has to be read again.</summary>
    public bool HasReplaced => _replacing.Length > 0;

    /// <summary>Takes the built-in templates and those of <paramref name="folder"/>, if any; what is wrong with a user's template is reported.</summary>
    public static TemplateSet Load(string? folder, DiagnosticBag diagnostics)
    {
        if (folder is null)
        {
            return new TemplateSet([]);
        }

        IReadOnlyList<SourceFile> files = TemplateFolder.Read(folder, diagnostics);
        var replacing = new LoadedTemplate[files.Count];
        for (int i = 0; i < replacing.Length; i++)
        {
            replacing[i] = LoadedTemplate.Parse(files[i], isReplaced: true);
            replacing[i].ReportMessages(diagnostics);
        }

        return new TemplateSet(replacing);
    }

    public LoadedTemplate Get(string name) => Find(name) ?? throw new ArgumentException($"no template {name}", nameof(name));

    /// <summary>The template whose source has that path, for errors that name it; a built-in one's is its name.</summary>
    public LoadedTemplate? FindByPath(string? path) =>
        Array.Find(_replacing, template => template.File.Path == path) ?? (path is null ? null : BuiltInTemplates.Find(path));

    public string? GetPath(TemplateContext context, TemplateSpan callerSpan, string templateName) => Find(templateName) is null ? null : templateName;

    public string? Load(TemplateContext context, TemplateSpan callerSpan, string templatePath) => Get(templatePath).File.Content;

    public Template? GetTemplate(TemplateContext context, TemplateSpan callerSpan, string templatePath) => Get(templatePath).Template;

    private LoadedTemplate? Find(string name)
    {
        foreach (LoadedTemplate template in _replacing)
        {
            if (template.File.BaseName == name)
            {
                return template;
            }
        }

        return BuiltInTemplates.Find(name);
    }
}
