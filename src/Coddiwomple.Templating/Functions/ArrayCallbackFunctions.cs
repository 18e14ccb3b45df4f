using System.Text;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>array</c>: functions that call a function for each item, when somebody asks for it.</summary>
internal static class ArrayCallbackFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("each", ["items list", "function"], static (in CallArgs a) => Apply(a, isFilter: false)),
        new("filter", ["items list", "function"], static (in CallArgs a) => Apply(a, isFilter: true)),
        new("join", ["items list", "string delimiter", "function?"], Join),
    ];

    private static IScriptCustomFunction FunctionOf(in CallArgs a, int index)
        => Calls.AsCallback(a[index])
            ?? throw a.Error(index, $"expecting a function, not {ValueKinds.Describe(a[index])}; is the '@' in front of its name missing?");

    private static object? Call(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, object? item)
        => context.CallForItem(caller, function, ScriptArray.Wrap(item));

    private static ScriptRange? Apply(in CallArgs a, bool isFilter)
    {
        if (a[0] is null || a[1] is null)
        {
            return ArrayFunctions.Later(a, ArrayFunctions.Items(a, 0), a[0]);
        }

        var function = FunctionOf(a, 1);
        var list = ArrayFunctions.Items(a, 0) ?? [];
        return ArrayFunctions.Later(a, isFilter ? Filter(a.Context, a.Caller, list, function) : Each(a.Context, a.Caller, list, function), a[0]);
    }

    private static IEnumerable<object?> Each(TemplateContext context, ScriptNode caller, IEnumerable<object?> list, IScriptCustomFunction function)
    {
        foreach (var item in list)
        {
            yield return Call(context, caller, function, item);
        }
    }

    private static IEnumerable<object?> Filter(TemplateContext context, ScriptNode caller, IEnumerable<object?> list, IScriptCustomFunction function)
    {
        foreach (var item in list)
        {
            // What stays is what the function was asked about: a text if it takes texts.
            var value = function is NativeFunction native ? native.Accept(context, caller.Span, 0, item) : item;
            if (context.ToBool(Call(context, caller, function, value)))
            {
                yield return value;
            }
        }
    }

    private static object? Join(in CallArgs a)
    {
        if (ArrayFunctions.Items(a, 0) is not { } list)
        {
            return "";
        }

        var function = a[2] is null ? null : FunctionOf(a, 2);
        var delimiter = a.Text(1);
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var item in list)
        {
            var part = a.Context.ObjectToString(item);
            text.Append(isFirst ? "" : delimiter)
                .Append(function is null ? part : a.Context.ObjectToString(Call(a.Context, a.Caller, function, part)));
            a.Context.CheckTextLength(a.Span, (long)text.Length);
            isFirst = false;
        }

        return text.ToString();
    }
}
