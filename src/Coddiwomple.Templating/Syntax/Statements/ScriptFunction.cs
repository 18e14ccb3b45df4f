using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>A parameter of a function of a template.</summary>
internal readonly record struct ScriptParameter(string Name, bool HasDefault, object? Default);

/// <summary>
/// A function of a template: <c>func name ... end</c>, <c>func name(a, b = 1, c...) ... end</c>, <c>name(a) = value</c>
/// or <c>do ... end</c>. With parentheses it has variables of its own; without, it shares the global ones.
/// </summary>
internal sealed class ScriptFunction(ScriptPath? name, ScriptParameter[]? parameters, bool hasVariableParameter) : ScriptStatement, IScriptCustomFunction
{
    private readonly string[]? _names = parameters is null ? null : Array.ConvertAll(parameters, static p => string.Intern(p.Name));
    private readonly ScriptObjectShape? _shape = ShapeOf(parameters);

    /// <summary>The statements; set once, after they were parsed.</summary>
    public ScriptStatement? Body { get; set; }

    /// <summary>Does the body ask for <c>$</c>, or could it? Else a call makes no array of its arguments.</summary>
    public bool UsesArguments { get; set; } = true;

    /// <summary>Can the function be called with no more than the values of its parameters?</summary>
    public bool IsPlain => _shape is not null && !UsesArguments && !hasVariableParameter;

    public int RequiredParameterCount { get; } = parameters?.Count(static p => !p.HasDefault) ?? 0;

    public int ParameterCount => parameters?.Length ?? 0;

    public ScriptVarParamKind VarParamKind => parameters is null ? ScriptVarParamKind.Direct
        : hasVariableParameter ? ScriptVarParamKind.LastParameter
        : ScriptVarParamKind.None;

    public ScriptParameterInfo GetParameterInfo(int index)
        => parameters is null ? new ScriptParameterInfo(typeof(object), "") : new ScriptParameterInfo(typeof(object), parameters[index].Name, parameters[index].HasDefault, parameters[index].Default);

    /// <summary>As a statement, a function with a name defines itself; one without is its own value.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        name?.Assign(context, this);
        return name is null ? this : null;
    }

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (_names is null)
        {
            return InvokeSimple(context, arguments, blockStatement);
        }

        context.PushGlobalOnly(Variables(_names, arguments));
        try
        {
            return InvokeSimple(context, arguments, blockStatement);
        }
        finally
        {
            context.PopGlobalOnly();
        }
    }

    /// <summary>Calls a function that <see cref="IsPlain"/> with one value for each parameter.</summary>
    public object? InvokePlain(TemplateContext context, object?[] values)
    {
        context.PushGlobalOnly(new ScriptObject(_shape ?? ScriptObjectShape.Empty, values));
        try
        {
            return InvokeSimple(context, null, null);
        }
        finally
        {
            context.PopGlobalOnly();
        }
    }

    private static ScriptObjectShape? ShapeOf(ScriptParameter[]? parameters)
    {
        var shape = parameters is null ? null : ScriptObjectShape.Empty;
        foreach (var parameter in parameters ?? [])
        {
            // The last of two parameters with the same name wins.
            shape = shape is null || shape.IndexOf(parameter.Name) >= 0 ? null : shape.With(parameter.Name);
        }

        return shape;
    }

    private ScriptObject Variables(string[] names, ScriptArray arguments)
    {
        if (_shape is null)
        {
            var variables = new ScriptObject();
            for (var i = 0; i < names.Length; i++)
            {
                variables[names[i]] = arguments[i];
            }

            return variables;
        }

        var values = new object?[names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i];
        }

        return new ScriptObject(_shape, values);
    }

    private object? InvokeSimple(TemplateContext context, ScriptArray? arguments, ScriptBlockStatement? block)
    {
        context.PushLocal();
        try
        {
            context.Local.Arguments = arguments;
            context.Local.Block = block;
            if (name is ScriptVariableLocal local)
            {
                local.Assign(context, this);
            }

            return Body?.Evaluate(context);
        }
        finally
        {
            context.PopLocal();
        }
    }
}
