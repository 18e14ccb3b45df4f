using Coddiwomple.Templating.Parsing;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Where <c>include</c> gets its templates from.</summary>
public interface ITemplateLoader
{
    /// <summary>The key of a template, the same for the same template: what it says is parsed once per context.</summary>
    string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName);

    /// <summary>The text of the template with a key that <see cref="GetPath"/> gave.</summary>
    string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath);
}

/// <summary>
/// A loader that hands out templates it has parsed itself, so that many contexts share them. The engine asks
/// <see cref="GetTemplate"/> first and falls back to <see cref="ITemplateLoader.Load"/> when it gives null.
/// </summary>
public interface IParsedTemplateLoader : ITemplateLoader
{
    /// <summary>The parsed template with a key that <see cref="ITemplateLoader.GetPath"/> gave, or null.</summary>
    Template? GetTemplate(TemplateContext context, SourceSpan callerSpan, string templatePath);
}
