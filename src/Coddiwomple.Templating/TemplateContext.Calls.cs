using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>Functions and includes that are running.</summary>
public sealed partial class TemplateContext
{
    private Stack<string>? _sourceFiles;
    private int _callDepth;
    private ScriptBlockStatement? _pendingBlock;

    /// <summary>The template file that is being rendered, for loaders that resolve relative names.</summary>
    public string? CurrentSourceFile => _sourceFiles is not null && _sourceFiles.TryPeek(out var file) ? file : null;

    /// <summary>Where rendering is: the statement or call that was entered last.</summary>
    public SourceSpan CurrentSpan { get; internal set; }

    internal void PushSourceFile(string file) => (_sourceFiles ??= new Stack<string>()).Push(file);

    internal void PopSourceFile() => _sourceFiles?.Pop();

    internal void EnterRecursive(ScriptNode node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || (RecursiveLimit > 0 && _callDepth >= RecursiveLimit))
        {
            throw new ScriptRuntimeException(node.Span, $"more than {RecursiveLimit} functions and includes inside each other: the limit for recursion is reached");
        }

        _callDepth++;
    }

    internal void ExitRecursive() => _callDepth--;

    /// <summary>Hands a block to the next function that is called.</summary>
    internal void OfferBlock(ScriptBlockStatement block) => _pendingBlock = block;

    internal ScriptBlockStatement? TakeBlock()
    {
        var block = _pendingBlock;
        _pendingBlock = null;
        return block;
    }

    /// <summary>The parsed template that a loader's key stands for.</summary>
    internal Template GetOrCreateTemplate(string path, SourceSpan span)
    {
        if (CachedTemplates.TryGetValue(path, out var known))
        {
            return known;
        }

        var loader = TemplateLoader ?? throw new ScriptRuntimeException(span, "include needs a template loader, and none is set");
        var template = (loader as IParsedTemplateLoader)?.GetTemplate(this, span, path) ?? Parse(loader, path, span);
        if (template.HasErrors)
        {
            throw new ScriptParserRuntimeException(span, $"the included template '{path}' has errors", template.Messages);
        }

        CachedTemplates[path] = template;
        return template;
    }

    private Template Parse(ITemplateLoader loader, string path, SourceSpan span)
    {
        string? text;
        try
        {
            text = loader.Load(this, span, path);
        }
        catch (Exception e) when (e is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, $"the template '{path}' cannot be loaded: {e.Message}", e);
        }

        return text is null
            ? throw new ScriptRuntimeException(span, $"the template '{path}' does not exist")
            : Template.Parse(text, path, TemplateLoaderParserOptions, TemplateLoaderLexerOptions);
    }
}
