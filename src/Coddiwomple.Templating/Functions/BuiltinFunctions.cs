using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary>The functions that every template has.</summary>
public static class BuiltinFunctions
{
    /// <summary>A fresh object with all built-in functions. The members of a group are made when a template first looks into it.</summary>
    public static ScriptObject Create()
    {
        var all = new ScriptObject(capacity: 12);
        AddGroup("array");
        Add("empty", EmptyScriptObject.Default);
        Add("blank", EmptyScriptObject.Default);
        Add("include", new IncludeFunction());
        Add("include_join", new IncludeJoinFunction());
        Add("date", new ScriptObject(new FunctionGroup("date")) { Callable = DateFunctions.ParseAlone });
        AddGroup("html");
        AddGroup("math");
        AddGroup("object");
        AddGroup("regex");
        AddGroup("string");
        AddGroup("timespan");
        return all;

        void AddGroup(string name) => Add(name, new ScriptObject(new FunctionGroup(name)));
        void Add(string name, object value) => all.SetValue(name, value, readOnly: true);
    }
}
