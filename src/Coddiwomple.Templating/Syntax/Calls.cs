using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Calling functions, those of templates, of the host and built-in ones.</summary>
internal static class Calls
{
    private static readonly ScriptExpression[] NoArguments = [];

    /// <summary>The value as a function; the usual kinds of values are told apart before their interfaces are searched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IScriptCustomFunction? AsFunction(object? value)
        => value is null or string or ScriptObject or ScriptArray or int or bool ? null : value as IScriptCustomFunction;

    /// <summary>The value as what functions of lists call: a function, or a group of functions that can itself be called.</summary>
    public static IScriptCustomFunction? AsCallback(object? value) => value as IScriptCustomFunction ?? (value as ScriptObject)?.Callable;

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
            var values = ArgumentBinding.Bind(context, caller, function, arguments);
            result = Guarded(context, caller, function, values, block);
        }

        context.Flow = FlowState.None;
        return result;
    }

    /// <summary>Calls a function of texts and writes what it made: all of it, as if it were a string, or nothing where the function failed.</summary>
    public static void Write(TemplateContext context, ScriptNode caller, IScriptTextFunction function, ScriptExpression[] arguments)
    {
        context.TakeBlock();
        var values = ArgumentBinding.Bind(context, caller, function, arguments);
        var text = TextOutput.Take();
        context.EnterRecursive(caller);
        try
        {
            function.Write(context, caller, values, text);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(caller.Span, e.Message, e);
        }
        finally
        {
            context.ExitRecursive();
        }

        context.Flow = FlowState.None;
        context.WriteString(text.WrittenSpan);
        text.Return();
    }

    /// <summary>Calls a function with values that are evaluated already, as functions that take functions do.</summary>
    public static object? InvokeValues(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptArray values)
    {
        if (function is NativeFunction || values.Count < function.RequiredParameterCount)
        {
            // A function of the template gets what it has no parameter for as well: it finds it in its arguments.
            ArgumentBinding.CheckCount(function, values.Count, caller, NoArguments);
        }

        if (function.VarParamKind == ScriptVarParamKind.LastParameter)
        {
            values = ArgumentBinding.GatherRest(function, values);
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
                ArgumentBinding.CheckRoom(function, i, caller);
                args.Add(function.Accept(context, arguments[i].Span, i, arguments[i].Evaluate(context)));
            }

            ArgumentBinding.CheckCount(function, arguments.Length, caller, arguments);
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
        var values = ArgumentBinding.Bind(context, caller, function, arguments);
        for (var i = 0; i < values.Count; i++)
        {
            args.Set(i, ReferenceEquals(values[i], CallArgs.Missing) ? values[i] : function.Accept(context, args.SpanOf(i), i, values[i]));
        }
    }
}
