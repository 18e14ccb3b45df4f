using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>What a function says about one of its parameters.</summary>
/// <param name="ParameterType">The type the function expects, <see cref="object"/> for any; the function converts by itself.</param>
/// <param name="Name">The name that a named argument uses.</param>
/// <param name="HasDefaultValue">May the argument be left out?</param>
/// <param name="DefaultValue">What it is then.</param>
public sealed record ScriptParameterInfo(Type ParameterType, string Name, bool HasDefaultValue = false, object? DefaultValue = null);

/// <summary>What a function does with more arguments than it has parameters.</summary>
public enum ScriptVarParamKind
{
    /// <summary>That is an error.</summary>
    None,

    /// <summary>It takes them as they come.</summary>
    Direct,

    /// <summary>Its last parameter is an array that gets them all.</summary>
    LastParameter,
}

/// <summary>A function that a template can call.</summary>
public interface IScriptCustomFunction
{
    /// <summary>How many arguments have to be passed.</summary>
    int RequiredParameterCount { get; }

    /// <summary>How many parameters there are, without those beyond a variable one.</summary>
    int ParameterCount { get; }

    ScriptVarParamKind VarParamKind { get; }

    /// <summary>The parameter at <paramref name="index"/>, counted from zero.</summary>
    ScriptParameterInfo GetParameterInfo(int index);

    /// <summary>Calls the function.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="callerContext">The call in the template, for positions in errors.</param>
    /// <param name="arguments">The arguments in the order of the parameters, filled with defaults.</param>
    /// <param name="blockStatement">The block that a <c>wrap</c> statement passes, or null.</param>
    object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);
}
