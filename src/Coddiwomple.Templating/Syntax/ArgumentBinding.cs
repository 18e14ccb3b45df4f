using System.Collections;
using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Evaluates the arguments of a call in order, matches them with the parameters, and refuses what does not fit in number.</summary>
internal static class ArgumentBinding
{
    private const int NextParameter = -1;
    private const int BesideParameters = -2;

    public static ScriptArray Bind(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptExpression[] arguments)
    {
        var parameterCount = function.ParameterCount;
        var values = new ScriptArray(Math.Max(arguments.Length, parameterCount));
        var given = 0UL;
        foreach (var argument in arguments)
        {
            if (argument is ScriptNamedArgument named && TargetOf(function, named) is var target and not NextParameter)
            {
                if (target >= 0)
                {
                    given |= Bit(target);
                    values[target] = named.Evaluate(context);
                }
                else
                {
                    values.SetMember(named.Name, named.Evaluate(context));
                }

                continue;
            }

            CheckRoom(function, values.Count, caller);
            var value = argument.Evaluate(context);
            if (argument is ScriptExpandExpression && ItemsOf(value) is { } items)
            {
                foreach (var item in items)
                {
                    CheckRoom(function, values.Count, caller);
                    given |= Bit(values.Count);
                    values.Add(item);
                }

                continue;
            }

            given |= Bit(values.Count);
            values.Add(value);
        }

        for (var i = 0; i < parameterCount; i++)
        {
            if ((given & Bit(i)) == 0 && function.GetParameterInfo(i) is { HasDefaultValue: true } parameter)
            {
                given |= Bit(i);
                values[i] = parameter.DefaultValue;
            }
        }

        CheckGiven(function, given, values.Count, caller, arguments);
        return function.VarParamKind == ScriptVarParamKind.LastParameter ? GatherRest(function, values) : values;
    }

    private static IEnumerable? ItemsOf(object? value) => value is ScriptObject members ? members.ToPairs() : value as IEnumerable;

    /// <summary>A built-in function refuses an argument that it has no parameter for before the argument is evaluated.</summary>
    public static void CheckRoom(IScriptCustomFunction function, int index, ScriptNode caller)
    {
        if (function is NativeFunction native && index >= native.ParameterCount)
        {
            throw TooMany(native, index + 1, caller, caller.Span);
        }
    }

    /// <summary>Where a named argument goes: to its parameter, to the next one as if it had no name, or beside the parameters.</summary>
    private static int TargetOf(IScriptCustomFunction function, ScriptNamedArgument argument)
    {
        for (var i = 0; i < function.ParameterCount; i++)
        {
            if (function.GetParameterInfo(i).Name == argument.Name)
            {
                return i;
            }
        }

        return function.VarParamKind == ScriptVarParamKind.None ? NextParameter
            : argument.Name == "size" ? throw argument.Error("an argument cannot be called 'size'")
            : BesideParameters;
    }

    /// <summary>Puts the arguments from the variable parameter on into one array, as that parameter's value.</summary>
    public static ScriptArray GatherRest(IScriptCustomFunction function, ScriptArray values)
    {
        var last = function.ParameterCount - 1;
        var result = new ScriptArray(function.ParameterCount);
        var rest = new ScriptArray();
        for (var i = 0; i < Math.Max(values.Count, last); i++)
        {
            (i < last ? result : rest).Add(values[i]);
        }

        // Without arguments for it, the binder left the parameter's default, which is null.
        if (values.Count == last + 1 && values[last] is null)
        {
            rest.Clear();
        }

        result.Add(rest);
        return result.WithMembersOf(values);
    }

    private static ulong Bit(int index) => index < 64 ? 1UL << index : 0;

    public static void CheckCount(IScriptCustomFunction function, int count, ScriptNode caller, ScriptExpression[] arguments)
    {
        if (count < function.RequiredParameterCount)
        {
            throw TooFew(function, count, caller);
        }

        if (count > function.ParameterCount && function.VarParamKind == ScriptVarParamKind.None)
        {
            throw TooMany(function, count, caller, count <= arguments.Length ? arguments[count - 1].Span : After(caller));
        }
    }

    private static void CheckGiven(IScriptCustomFunction function, ulong given, int count, ScriptNode caller, ScriptExpression[] arguments)
    {
        var required = function.RequiredParameterCount;
        for (var i = 0; i < required; i++)
        {
            if ((given & Bit(i)) == 0)
            {
                throw TooFew(function, System.Numerics.BitOperations.PopCount(given), caller);
            }
        }

        CheckCount(function, count, caller, arguments);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ScriptRuntimeException TooFew(IScriptCustomFunction function, int count, ScriptNode caller)
        => new(After(caller), $"{count} arguments for '{caller}', which needs {function.RequiredParameterCount}");

    private static ScriptRuntimeException TooMany(IScriptCustomFunction function, int count, ScriptNode caller, SourceSpan span)
        => new(span, $"{count} arguments for '{caller}', which takes {function.ParameterCount}");

    /// <summary>The place right behind a call, where the argument that is missing would stand.</summary>
    private static SourceSpan After(ScriptNode caller)
    {
        var end = caller is ScriptFunctionCall call ? call.ArgumentsEnd : caller.Span.End;
        var next = new TextPosition(end.Offset + 1, end.Line, end.Column + 1);
        return new SourceSpan(caller.Span.FileName, next, next);
    }
}
