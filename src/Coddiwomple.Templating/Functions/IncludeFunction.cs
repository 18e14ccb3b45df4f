using System.Collections;
using System.Text;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>include name arguments</c>: renders another template, which sees its own name as <c>$0</c>, its arguments as <c>$1</c> and <c>$name</c>.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "template_name");

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        => RenderToString(context, callerContext.Span, arguments[0], arguments);

    /// <summary>Includes a template as a statement: nothing has to be gathered, it writes where the caller writes.</summary>
    public void Write(TemplateContext context, ScriptFunctionCall call)
    {
        var arguments = Calls.Bind(context, call, this, call.Arguments);
        context.EnterRecursive(call);
        try
        {
            Render(context, Find(context, call.Span, arguments[0]), arguments);
        }
        finally
        {
            context.ExitRecursive();
        }

        context.Flow = FlowState.None;
    }

    /// <summary>The text that the named template gives.</summary>
    public static string RenderToString(TemplateContext context, SourceSpan span, object? name, ScriptArray arguments)
    {
        var template = Find(context, span, name);
        var indent = context.CurrentIndent;
        var afterNewLine = context.PreviousTextWasNewLine;
        var text = context.BeginText();
        context.CurrentIndent = null;
        string result;
        try
        {
            Render(context, template, arguments);
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

    private static void Render(TemplateContext context, Template template, ScriptArray arguments)
    {
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
        }
    }
}

/// <summary>
/// <c>include_join names separator prefix suffix</c>: renders several templates with text between and around them,
/// which comes from a template itself when it starts with <c>tpl:</c>.
/// </summary>
internal sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private const string TemplatePrefix = "tpl:";
    private static readonly string[] Parameters = ["template_names", "separator", "prefix", "suffix"];

    public int RequiredParameterCount => 1;

    public int ParameterCount => Parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), Parameters[index], index > 0);

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments[0] is not IEnumerable names || names is string or ScriptObject)
        {
            return "";
        }

        var result = new StringBuilder(Around(context, callerContext.Span, arguments[2], arguments));
        var isFirst = true;
        foreach (var name in names)
        {
            if (!isFirst)
            {
                result.Append(Around(context, callerContext.Span, arguments[1], arguments));
            }

            isFirst = false;
            result.Append(IncludeFunction.RenderToString(context, callerContext.Span, name, arguments));
        }

        return result.Append(Around(context, callerContext.Span, arguments[3], arguments)).ToString();
    }

    private static string Around(TemplateContext context, SourceSpan span, object? value, ScriptArray arguments)
    {
        var text = context.ObjectToString(value) ?? "";
        return text.StartsWith(TemplatePrefix, StringComparison.Ordinal)
            ? IncludeFunction.RenderToString(context, span, text[TemplatePrefix.Length..], arguments)
            : text;
    }
}
