using System.Collections;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The code of a native function.</summary>
internal delegate object? NativeBody(in CallArgs args);

/// <summary>A function written in C#: a delegate and the names of its parameters. Calling it involves no reflection.</summary>
internal sealed class NativeFunction : IScriptCustomFunction
{
    private readonly ScriptParameterInfo[] _parameters;

    /// <summary>
    /// A function of parameters that are written <c>name</c> for any value, <c>type name</c> for one that becomes that
    /// type before the function is called, and <c>name?</c> when it may be left out.
    /// </summary>
    public NativeFunction(string name, string[] parameters, NativeBody body)
        : this(name, ParametersOf(parameters), body)
    {
    }

    /// <summary>A function without parameters.</summary>
    public NativeFunction(string name, NativeBody body)
        : this(name, Array.Empty<ScriptParameterInfo>(), body)
    {
    }

    public NativeFunction(string name, ScriptParameterInfo[] parameters, NativeBody body)
    {
        if (parameters.Length > CallArgs.Capacity)
        {
            throw new ArgumentException($"a function can have at most {CallArgs.Capacity} parameters", nameof(parameters));
        }

        Name = name;
        Body = body;
        _parameters = parameters;
        foreach (var parameter in parameters)
        {
            RequiredParameterCount += parameter.HasDefaultValue ? 0 : 1;
        }
    }

    public string Name { get; }

    public NativeBody Body { get; }

    public int RequiredParameterCount { get; }

    public int ParameterCount => _parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public ScriptParameterInfo GetParameterInfo(int index) => _parameters[index];

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var args = new CallArgs(context, callerContext, null);
        for (var i = 0; i < arguments.Count; i++)
        {
            args.Add(Accept(context, callerContext.Span, i, arguments[i]));
        }

        args.FillDefaults(this);
        return Body(in args);
    }

    /// <summary>The value as the parameter wants it; what has no parameter stays as it is.</summary>
    /// <exception cref="ScriptRuntimeException">It cannot become that type: an error at <paramref name="span"/>.</exception>
    public object? Accept(TemplateContext context, SourceSpan span, int index, object? value)
    {
        var type = index < _parameters.Length ? _parameters[index].ParameterType : typeof(object);
        return type == typeof(object) || value?.GetType() == type ? value
            : type == typeof(string) ? (value is null or EmptyScriptObject ? null : context.ObjectToString(value))
            : ValueConverter.ToParameter(context, span, value, type);
    }

    /// <summary>Which parameter has this name; -1 when none has.</summary>
    public int IndexOf(string? name) => Array.FindIndex(_parameters, parameter => parameter.Name == name);

    private static ScriptParameterInfo[] ParametersOf(string[] texts)
    {
        var parameters = new ScriptParameterInfo[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var name = texts[i].TrimEnd('?');
            var blank = name.IndexOf(' ', StringComparison.Ordinal);
            var type = blank < 0 ? typeof(object) : TypeOf(name[..blank]);
            parameters[i] = new ScriptParameterInfo(type, name[(blank + 1)..], HasDefaultValue: texts[i].EndsWith('?'), CallArgs.Missing);
        }

        return parameters;
    }

    private static Type TypeOf(string name) => name switch
    {
        "string" => typeof(string),
        "int" => typeof(int),
        "int?" => typeof(int?),
        "double" => typeof(double),
        "items" => typeof(IEnumerable),
        "list" => typeof(IList),
        "members" => typeof(ScriptObject),
        "date" => typeof(DateTime),
        _ => throw new ArgumentException($"no type {name}", nameof(name)),
    };
}
