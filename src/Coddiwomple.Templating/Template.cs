using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>A parsed template. It does not change any more: any number of threads may render it, each with a context of its own.</summary>
public sealed class Template
{
    private Template(string? sourceFilePath, ScriptPage? page, List<LogMessage> messages)
    {
        SourceFilePath = sourceFilePath;
        Page = page;
        Messages = messages;
    }

    /// <summary>The name that errors give as the file.</summary>
    public string? SourceFilePath { get; }

    /// <summary>The parsed tree; null when there were errors.</summary>
    public ScriptPage? Page { get; }

    /// <summary>What the parser had to say, in the order it found it.</summary>
    public IReadOnlyList<LogMessage> Messages { get; }

    /// <summary>Did the parser find an error? Then the template cannot be rendered.</summary>
    public bool HasErrors => Page is null;

    /// <summary>Parses a template. Never throws for what is wrong with the text: see <see cref="Messages"/>.</summary>
    /// <param name="text">The text of the template.</param>
    /// <param name="sourceFilePath">The name for messages; nothing is read from it.</param>
    /// <param name="parserOptions">How tokens become a template.</param>
    /// <param name="lexerOptions">How text becomes tokens.</param>
    public static Template Parse(string text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (page, messages) = Parser.Parse(text, sourceFilePath ?? "<input>", parserOptions ?? default, lexerOptions ?? default);
        return new Template(sourceFilePath, page, messages);
    }

    /// <summary>The value of an expression of the language, written without braces.</summary>
    public static object? Evaluate(string expression, TemplateContext context)
        => Parse(expression, lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly }).Evaluate(context);

    /// <summary>Runs the template without output and gives the value of its last statement.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public object? Evaluate(TemplateContext context)
    {
        var enableOutput = context.EnableOutput;
        context.EnableOutput = false;
        try
        {
            return Run(context);
        }
        finally
        {
            context.EnableOutput = enableOutput;
        }
    }

    /// <summary>Renders with the members of <paramref name="model"/> as variables.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public string Render(object? model = null, MemberRenamerDelegate? memberRenamer = null)
    {
        var variables = new ScriptObject();
        variables.Import(model, memberRenamer);
        var context = new TemplateContext { MemberRenamer = memberRenamer ?? StandardMemberRenamer.Rename };
        context.PushGlobal(variables);
        return Render(context);
    }

    /// <summary>Renders with a context and gives the text.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public string Render(TemplateContext context)
    {
        var text = context.BeginText();
        try
        {
            RenderTo(context);
        }
        catch
        {
            context.EndText(text);
            throw;
        }

        return context.EndText(text);
    }

    /// <summary>Renders with a context into an output of the caller; <see cref="Utf8Output"/> is the fast one.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">The template failed; what was written before stays written.</exception>
    public void Render(TemplateContext context, IScriptOutput output)
    {
        context.PushOutput(output);
        try
        {
            RenderTo(context);
        }
        finally
        {
            context.PopOutput();
        }
    }

    /// <summary>Renders into the output that the context has.</summary>
    internal void RenderTo(TemplateContext context)
    {
        var result = Run(context);
        if (result is not null && context.EnableOutput)
        {
            context.Write(default(SourceSpan), result);
        }
    }

    private object? Run(TemplateContext context)
    {
        if (Page is null)
        {
            throw new InvalidOperationException($"the template has errors:\n{string.Join('\n', Messages)}");
        }

        if (SourceFilePath is null)
        {
            return Page.Evaluate(context);
        }

        context.PushSourceFile(SourceFilePath);
        try
        {
            return Page.Evaluate(context);
        }
        finally
        {
            context.PopSourceFile();
        }
    }
}
