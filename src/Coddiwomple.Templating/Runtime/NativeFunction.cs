using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The code of a native function.</summary>
internal delegate object? NativeBody(in CallArgs args);

/// <summary>A function written in C#: a delegate and the names of its parameters. Calling it involves no reflection.</summary>
internal sealed class NativeFunction : IScriptCustomFunction
{
    private readonly ScriptParameterInfo[] _parameters;

    /// <summary>A function of parameters that are written <c>name</c>, <c>string name</c> or, when optional, <c>name?</c>.</summary>
    public NativeFunction(string name, string[] parameters, NativeBody body)
        : this(name, Array.ConvertAll(parameters, ParameterOf), body)
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
        RequiredParameterCount = parameters.Count(static p => !p.HasDefaultValue);
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
            args.Add(arguments[i]);
        }

        args.FillDefaults(this);
        return Body(in args);
    }

    private static ScriptParameterInfo ParameterOf(string text)
    {
        const string stringPrefix = "string ";
        var isString = text.StartsWith(stringPrefix, StringComparison.Ordinal);
        var name = isString ? text[stringPrefix.Length..] : text;
        return new ScriptParameterInfo(isString ? typeof(string) : typeof(object), name.TrimEnd('?'), name.EndsWith('?'), CallArgs.Missing);
    }
}
