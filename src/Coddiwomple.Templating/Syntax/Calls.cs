using System.Collections;
using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Calling functions: evaluates the arguments in order and matches them with the parameters.</summary>
internal static class Calls
{
    private const int NextParameter = -1;
    private const int BesideParameters = -2;

    private static readonly ScriptExpression[] NoArguments = [];

    /// <summary>The value as a function; the usual kinds of values are told apart before their interfaces are searched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IScriptCustomFunction? AsFunction(object? value)
        => value is null or string or ScriptObject or ScriptArray or int or bool ? null : value as IScriptCustomFunction;

    public static object? WithoutArguments(TemplateContext context, ScriptNode caller, IScriptCustomFunction function)
        => Invoke(context, caller, function, NoArguments);

    public static object? Invoke(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptExpression[] arguments)
    {
        object? result;
        if (function is NativeFunction native)
        {
            result = InvokeNative(context, caller, native, arguments);
        }
        else if (function is ScriptFunction { IsPlain: true } plain && plain.ParameterCount == arguments.Length && AreInOrder(arguments))
        {
            result = InvokePlain(context, caller, plain, arguments);
        }
        else
        {
            var block = context.TakeBlock();
            var values = Bind(context, caller, function, arguments);
            result = Guarded(context, caller, function, values, block);
        }

        context.Flow = FlowState.None;
        return result;
    }

    /// <summary>Calls a function with values that are evaluated already, as functions that take functions do.</summary>
    public static object? InvokeValues(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptArray values)
    {
        if (function is NativeFunction || values.Count < function.RequiredParameterCount)
        {
            // A function of the template gets what it has no parameter for as well: it finds it in its arguments.
            CheckCount(function, values.Count, caller, NoArguments);
        }

        if (function.VarParamKind == ScriptVarParamKind.LastParameter)
        {
            values = GatherRest(function, values);
        }

        for (var i = values.Count; i < function.ParameterCount; i++)
        {
            values.Add(function.GetParameterInfo(i).DefaultValue);
        }

        var result = Guarded(context, caller, function, values, null);
        context.Flow = FlowState.None;
        return result;
    }

    private static bool AreInOrder(ScriptExpression[] arguments)
        => Array.TrueForAll(arguments, static a => a is not (ScriptNamedArgument or ScriptExpandExpression));

    private static object? InvokePlain(TemplateContext context, ScriptNode caller, ScriptFunction function, ScriptExpression[] arguments)
    {
        context.TakeBlock();
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(context);
        }

        context.EnterRecursive(caller);
        try
        {
            return function.InvokePlain(context, values);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(caller.Span, e.Message, e);
        }
        finally
        {
            context.ExitRecursive();
        }
    }

    private static object? Guarded(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptArray values, ScriptBlockStatement? block)
    {
        context.EnterRecursive(caller);
        try
        {
            return function.Invoke(context, caller, values, block);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(caller.Span, e.Message, e);
        }
        finally
        {
            context.ExitRecursive();
        }
    }

    private static object? InvokeNative(TemplateContext context, ScriptNode caller, NativeFunction function, ScriptExpression[] arguments)
    {
        var args = new CallArgs(context, caller, arguments);
        if (arguments.Length <= CallArgs.Capacity && AreInOrder(arguments))
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                CheckRoom(function, i, caller);
                args.Add(function.Accept(context, arguments[i].Span, i, arguments[i].Evaluate(context)));
            }

            CheckCount(function, arguments.Length, caller, arguments);
            args.FillDefaults(function);
        }
        else
        {
            BindNative(context, caller, function, arguments, ref args);
        }

        context.EnterRecursive(caller);
        try
        {
            return function.Body(in args);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(Blame(args, function, e), $"{function.Name}: {e.Message}", e);
        }
        finally
        {
            context.ExitRecursive();
        }
    }

    /// <summary>The argument that an exception names, if it was passed; otherwise the call.</summary>
    private static SourceSpan Blame(in CallArgs args, NativeFunction function, Exception exception)
        => exception is ArgumentException argument && function.IndexOf(argument.ParamName) is >= 0 and var index ? args.SpanOf(index) : args.Span;

    private static void BindNative(TemplateContext context, ScriptNode caller, NativeFunction function, ScriptExpression[] arguments, ref CallArgs args)
    {
        var values = Bind(context, caller, function, arguments);
        for (var i = 0; i < values.Count; i++)
        {
            args.Set(i, ReferenceEquals(values[i], CallArgs.Missing) ? values[i] : function.Accept(context, args.SpanOf(i), i, values[i]));
        }
    }

    internal static ScriptArray Bind(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptExpression[] arguments)
    {
        var values = new ScriptArray(Math.Max(arguments.Length, function.ParameterCount));
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

        for (var i = 0; i < function.ParameterCount; i++)
        {
            var parameter = function.GetParameterInfo(i);
            if ((given & Bit(i)) == 0 && parameter.HasDefaultValue)
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
    private static void CheckRoom(IScriptCustomFunction function, int index, ScriptNode caller)
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
    private static ScriptArray GatherRest(IScriptCustomFunction function, ScriptArray values)
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

    private static void CheckCount(IScriptCustomFunction function, int count, ScriptNode caller, ScriptExpression[] arguments)
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
        for (var i = 0; i < function.RequiredParameterCount; i++)
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
