using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary>The functions that every template has. They are made once; a context gets copies that cost nothing until a template writes to them.</summary>
public static class BuiltinFunctions
{
    private static readonly ScriptObject Prototype = Build();

    /// <summary>A fresh object with all built-in functions. Its groups are shared: a context copies one when a template writes to it.</summary>
    public static ScriptObject Create() => Prototype.Fork();

    // The members of a group are made when a template first looks into one.
    private static ScriptObject Build()
    {
        // With room for what a template without a model assigns.
        var all = new ScriptObject(capacity: 16);
        AddGroup("array");
        Add("empty", EmptyScriptObject.Default);
        Add("blank", EmptyScriptObject.Default);
        Add("include", new IncludeFunction());
        Add("include_join", new IncludeJoinFunction());
        Add("date", new ScriptObject(new FunctionGroup("date")) { Callable = DateFunctions.ParseAlone }.Share());
        AddGroup("html");
        AddGroup("math");
        AddGroup("object");
        AddGroup("regex");
        AddGroup("string");
        AddGroup("timespan");
        return all;

        void AddGroup(string name) => Add(name, new ScriptObject(new FunctionGroup(name)).Share());
        void Add(string name, object value) => all.SetValue(name, value, readOnly: true);
    }
}
