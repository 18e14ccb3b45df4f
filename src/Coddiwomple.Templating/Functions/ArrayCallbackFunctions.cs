using System.Text;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>array</c>: functions that call a function for each item.</summary>
internal static class ArrayCallbackFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("each", ["list", "function"], Each),
        new("filter", ["list", "function"], Filter),
        new("join", ["list", "delimiter", "function?"], Join),
    ];

    private static IScriptCustomFunction FunctionOf(in CallArgs a, int index)
        => a[index] as IScriptCustomFunction
            ?? throw a.Error(index, $"expecting a function, not {ValueKinds.Describe(a[index])}; is the '@' in front of its name missing?");

    private static object? Call(in CallArgs a, IScriptCustomFunction function, object? item)
        => Calls.InvokeValues(a.Context, a.Caller, function, ScriptArray.Wrap(item));

    private static object? Each(in CallArgs a)
    {
        if (ArrayFunctions.Items(a, 0) is not { } list)
        {
            return null;
        }

        var result = new List<object?>();
        var function = a[1] is null ? null : FunctionOf(a, 1);
        foreach (var item in list)
        {
            result.Add(function is null ? item : Call(a, function, item));
        }

        return ScriptRange.Of(result);
    }

    private static object? Filter(in CallArgs a)
    {
        if (ArrayFunctions.Items(a, 0) is not { } list)
        {
            return null;
        }

        if (a[1] is null)
        {
            return new ScriptRange(list.ToArray());
        }

        var function = FunctionOf(a, 1);
        var takesText = function.ParameterCount > 0 && function.GetParameterInfo(0).ParameterType == typeof(string);
        var result = new List<object?>();
        foreach (var item in list)
        {
            var value = takesText ? a.Context.ObjectToString(item) : item;
            if (a.Context.ToBool(Call(a, function, value)))
            {
                result.Add(value);
            }
        }

        return ScriptRange.Of(result);
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
            text.Append(isFirst ? "" : delimiter).Append(function is null ? part : a.Context.ObjectToString(Call(a, function, part)));
            a.Context.CheckTextLength(a.Span, (long)text.Length);
            isFirst = false;
        }

        return text.ToString();
    }
}
