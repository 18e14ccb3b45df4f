using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The code of a native function.</summary>
internal delegate object? NativeBody(in CallArgs args);

/// <summary>A function written in C#: a delegate and the names of its parameters. Calling it involves no reflection.</summary>
internal sealed class NativeFunction : IScriptCustomFunction
{
    private readonly ScriptParameterInfo[] _parameters;

    /// <summary>A function of parameters of any type; a name that ends in a question mark is optional.</summary>
    public NativeFunction(string name, string[] parameters, NativeBody body)
        : this(name, Array.ConvertAll(parameters, static p => new ScriptParameterInfo(typeof(object), p.TrimEnd('?'), p.EndsWith('?'))), body)
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

        return Body(in args);
    }
}
