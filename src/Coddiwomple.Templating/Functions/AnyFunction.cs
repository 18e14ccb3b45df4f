using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>array.any list function arguments...</c>: is there an item for which the function, called with it and the arguments, is true?</summary>
internal sealed class AnyFunction : IScriptCustomFunction
{
    private static readonly string[] Parameters = ["list", "function", "args"];

    public int RequiredParameterCount => 2;

    public int ParameterCount => Parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.LastParameter;

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), Parameters[Math.Min(index, 2)], index >= 2);

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var place = callerContext is ScriptFunctionCall { Arguments: [var first, ..] } ? first.Span : callerContext.Span;
        var list = ValueConverter.ToSequence(place, arguments[0]);
        var function = Calls.AsCallback(arguments[1]);
        if (list is null || function is null)
        {
            return Boxes.False;
        }

        foreach (var item in context.CountSteps(callerContext, list))
        {
            var values = new ScriptArray { item };
            values.AddRange(arguments[2] as ScriptArray ?? []);
            if (Calls.InvokeValues(context, callerContext, function, values) is true)
            {
                return Boxes.True;
            }
        }

        return Boxes.False;
    }
}
