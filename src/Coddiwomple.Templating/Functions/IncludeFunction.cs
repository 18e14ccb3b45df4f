using System.Collections;
using System.Text;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>include name arguments</c>: renders another template, which sees its own name as <c>$0</c>, its arguments as <c>$1</c> and <c>$name</c>.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    private static readonly ScriptParameterInfo TemplateName = new(typeof(string), "template_name");

    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public ScriptParameterInfo GetParameterInfo(int index) => TemplateName;

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        arguments[0] = context.ObjectToString(arguments[0]);
        return RenderToString(context, callerContext, arguments[0], arguments);
    }

    /// <summary>Includes a template as a statement: nothing has to be gathered, it writes where the caller writes.</summary>
    public void Write(TemplateContext context, ScriptFunctionCall call)
    {
        var arguments = ArgumentBinding.Bind(context, call, this, call.Arguments);
        arguments[0] = context.ObjectToString(arguments[0]);
        context.EnterRecursive(call);
        try
        {
            var template = Find(context, call.Span, arguments[0]);
            var afterNewLine = context.PreviousTextWasNewLine;
            var written = context.WrittenCount;
            context.PreviousTextWasNewLine = false;
            Render(context, call, template, arguments);
            if (context.WrittenCount == written)
            {
                context.PreviousTextWasNewLine = afterNewLine;
            }
        }
        finally
        {
            context.ExitRecursive();
        }

        context.Flow = FlowState.None;
    }

    /// <summary>The text that the named template gives.</summary>
    public static string RenderToString(TemplateContext context, ScriptNode caller, object? name, ScriptArray arguments)
    {
        var template = Find(context, caller.Span, name);
        var indent = context.CurrentIndent;
        var afterNewLine = context.PreviousTextWasNewLine;
        var text = context.BeginText();
        context.CurrentIndent = null;
        context.PreviousTextWasNewLine = false;
        string result;
        try
        {
            Render(context, caller, template, arguments);
        }
        finally
        {
            result = context.EndText(text);
            context.CurrentIndent = indent;
            context.PreviousTextWasNewLine = afterNewLine;
        }

        return result;
    }

    private static Template Find(TemplateContext context, SourceSpan span, object? nameValue)
    {
        var name = context.ObjectToString(nameValue);
        if (string.IsNullOrEmpty(name))
        {
            throw new ScriptRuntimeException(span, "the name of the template to include is empty");
        }

        var loader = context.TemplateLoader ?? throw new ScriptRuntimeException(span, "include needs a template loader, and none is set");
        var path = loader.GetPath(context, span, name)
            ?? throw new ScriptRuntimeException(span, $"there is no template '{name}' to include");
        return context.GetOrCreateTemplate(path, span);
    }

    private static void Render(TemplateContext context, ScriptNode caller, Template template, ScriptArray arguments)
    {
        // An include counts twice towards the limit for recursion: as a call and as a template.
        context.EnterRecursive(caller);
        context.PushLocal();
        try
        {
            context.Local.Arguments = arguments;
            if (arguments.Members is { } named)
            {
                context.Local.Locals = named.Clone(deep: false);
            }

            template.RenderTo(context);
        }
        finally
        {
            context.PopLocal();
            context.ExitRecursive();
        }
    }
}

/// <summary>
/// <c>include_join names separator prefix suffix</c>: renders several templates with text between and around them,
/// which comes from a template itself when it starts with <c>tpl:</c>. Around nothing there is no text.
/// </summary>
internal sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private const string TemplatePrefix = "tpl:";

    private static readonly ScriptParameterInfo[] Parameters =
    [
        new(typeof(object), "template_names"), new(typeof(object), "separator"), new(typeof(object), "prefix", true), new(typeof(object), "suffix", true),
    ];

    public int RequiredParameterCount => 2;

    public int ParameterCount => Parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public ScriptParameterInfo GetParameterInfo(int index) => Parameters[index];

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count > Parameters.Length)
        {
            throw new ScriptRuntimeException(callerContext.Span, $"{arguments.Count} arguments for '{callerContext}', which takes {Parameters.Length}");
        }

        // The names have to stand in an array of the template: what a function picks from one is none.
        if (ValueConverter.ToList(callerContext.Span, arguments[0]) is not ScriptArray names || arguments[0] is ScriptRange)
        {
            return "";
        }

        arguments[0] = names;
        var separator = Around(context, callerContext, arguments[1], arguments);
        var prefix = Around(context, callerContext, arguments[2], arguments);
        var suffix = Around(context, callerContext, arguments[3], arguments);
        var result = new StringBuilder();
        var isFirst = true;
        foreach (var item in names)
        {
            if (context.ObjectToString(item) is { Length: > 0 } name)
            {
                result.Append(isFirst ? "" : separator).Append(IncludeFunction.RenderToString(context, callerContext, name, arguments));
                isFirst = false;
            }
        }

        return result.Length == 0 ? "" : result.Insert(0, prefix).Append(suffix).ToString();
    }

    private static string Around(TemplateContext context, ScriptNode caller, object? value, ScriptArray arguments)
    {
        var text = context.ObjectToString(value) ?? "";
        return text.StartsWith(TemplatePrefix, StringComparison.Ordinal)
            ? IncludeFunction.RenderToString(context, caller, text[TemplatePrefix.Length..], arguments)
            : text;
    }
}
