using System.Globalization;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Rendering;

/// <summary>The template function <c>yaml VALUE INDENT [FIRST]</c>, see <see cref="YamlTree"/>.</summary>
internal sealed class YamlFunction : IScriptTextFunction
{
    private static readonly ScriptParameterInfo[] s_parameters =
    [
        new(typeof(object), "value"),
        new(typeof(int), "indent"),
        new(typeof(string), "first", HasDefaultValue: true),
    ];

    public int RequiredParameterCount => 2;

    public int ParameterCount => 3;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public ScriptParameterInfo GetParameterInfo(int index) => s_parameters[index];

    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        YamlTree.Block(arguments[0], Indent(arguments), First(arguments));

    public void Write(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, TextOutput text) =>
        YamlTree.Write(text, arguments[0], Indent(arguments), First(arguments));

    private static int Indent(ScriptArray arguments) => Convert.ToInt32(arguments[1], CultureInfo.InvariantCulture);

    private static string? First(ScriptArray arguments) => arguments.Count > 2 ? arguments[2] as string : null;
}
