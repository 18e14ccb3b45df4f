using System.Globalization;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Rendering;

/// <summary>The template function <c>yaml VALUE INDENT [FIRST]</c>, see <see cref="YamlTree"/>.</summary>
internal sealed class YamlFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 2;

    public int ParameterCount => 3;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public ScriptParameterInfo GetParameterInfo(int index) => index switch
    {
        0 => new ScriptParameterInfo(typeof(object), "value"),
        1 => new ScriptParameterInfo(typeof(int), "indent"),
        _ => new ScriptParameterInfo(typeof(string), "first", HasDefaultValue: true),
    };

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        YamlTree.Block(arguments[0], Convert.ToInt32(arguments[1], CultureInfo.InvariantCulture), arguments.Count > 2 ? arguments[2] as string : null);
}
