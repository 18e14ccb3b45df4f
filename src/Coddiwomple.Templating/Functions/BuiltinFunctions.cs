using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary>The functions that every template has. They are made once; a context gets copies that cost nothing until a template writes to them.</summary>
public static class BuiltinFunctions
{
    private static readonly ScriptObject Prototype = Build();

    /// <summary>A fresh object with all built-in functions. Its groups are shared: a context copies one when a template writes to it.</summary>
    public static ScriptObject Create() => Prototype.Fork();

    private static ScriptObject Build()
    {
        var all = new ScriptObject
        {
            ["array"] = Arrays(),
            ["empty"] = EmptyScriptObject.Default,
            ["blank"] = EmptyScriptObject.Default,
            ["include"] = new IncludeFunction(),
            ["include_join"] = new IncludeJoinFunction(),
            ["date"] = DateFunctions.Create(),
            ["html"] = Group(HtmlFunctions.All),
            ["math"] = Group(MathFunctions.All),
            ["object"] = Group([.. ObjectFunctions.All, .. JsonFunctions.All]),
            ["regex"] = Group(RegexFunctions.All),
            ["string"] = Group([.. StringFunctions.All, .. StringEditingFunctions.All, .. StringConversionFunctions.All]),
            ["timespan"] = TimeSpanFunctions.Create(),
        };
        foreach (var (name, value) in all)
        {
            all.SetReadOnly(name, true);
            (value as ScriptObject)?.Share();
        }

        return all;
    }

    private static ScriptObject Arrays()
    {
        var group = Group([.. ArrayFunctions.All, .. ArrayCallbackFunctions.All]);
        group.SetValue("any", new AnyFunction(), readOnly: true);
        return group;
    }

    internal static ScriptObject Group(IEnumerable<NativeFunction> functions)
    {
        var group = new ScriptObject();
        foreach (var function in functions)
        {
            group.SetValue(function.Name, function, readOnly: true);
        }

        return group;
    }
}
