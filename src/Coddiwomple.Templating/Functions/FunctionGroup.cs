using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary>What is in a group of built-in functions.</summary>
internal sealed class FunctionGroup(string name) : IDeferredMembers
{
    public void AddTo(ScriptObject target)
    {
        switch (name)
        {
            case "array":
                Add(ArrayFunctions.All, target);
                Add(ArrayCallbackFunctions.All, target);
                target.SetValue("any", new AnyFunction(), readOnly: true);
                break;
            case "date":
                target["format"] = DateFunctions.DefaultFormat;
                target.SetValue("default_format", DateFunctions.DefaultFormat, readOnly: true);
                Add(DateFunctions.All, target);
                break;
            case "html":
                Add(HtmlFunctions.All, target);
                break;
            case "math":
                Add(MathFunctions.All, target);
                break;
            case "object":
                Add(ObjectFunctions.All, target);
                Add(JsonFunctions.All, target);
                break;
            case "regex":
                Add(RegexFunctions.All, target);
                break;
            case "string":
                Add(StringFunctions.All, target);
                Add(StringEditingFunctions.All, target);
                Add(StringConversionFunctions.All, target);
                break;
            case "timespan":
                Add(TimeSpanFunctions.All, target);
                target["zero"] = TimeSpan.Zero;
                break;
            default:
                throw new InvalidOperationException($"no group {name}");
        }
    }

    private static void Add(IEnumerable<NativeFunction> functions, ScriptObject target)
    {
        foreach (var function in functions)
        {
            target.SetValue(function.Name, function, readOnly: true);
        }
    }
}
