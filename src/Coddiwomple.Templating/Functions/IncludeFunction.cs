using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>include name arguments</c>: renders another template, which sees its arguments as <c>$</c> and <c>$name</c>.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "template_name");

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var template = Find(context, callerContext.Span, arguments);
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

    /// <summary>Includes a template as a statement: nothing has to be gathered, it writes where the caller writes.</summary>
    public void Write(TemplateContext context, ScriptFunctionCall call)
    {
        var arguments = Calls.Bind(context, call, this, call.Arguments);
        context.EnterRecursive(call);
        try
        {
            Render(context, Find(context, call.Span, arguments), arguments);
        }
        finally
        {
            context.ExitRecursive();
        }

        context.Flow = FlowState.None;
    }

    private static Template Find(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        var name = context.ObjectToString(arguments[0]);
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
        arguments.RemoveAt(0);
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
