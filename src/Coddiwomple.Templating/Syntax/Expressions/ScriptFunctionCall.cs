using Coddiwomple.Templating.Functions;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>name: value</c> in a call or a loop.</summary>
internal sealed class ScriptNamedArgument(string name, ScriptExpression? value) : ScriptExpression
{
    public string Name { get; } = name;

    /// <summary>The value; without one the argument is a flag that is set.</summary>
    public ScriptExpression? Value { get; } = value;

    public override object? Evaluate(TemplateContext context) => Value is null ? Boxes.True : Value.Evaluate(context);
}

/// <summary><c>target argument ...</c>, <c>target(argument, ...)</c> and <c>argument | target ...</c></summary>
internal sealed class ScriptFunctionCall(ScriptExpression target, ScriptExpression[] arguments, bool isExplicit) : ScriptExpression
{
    public ScriptExpression Target { get; } = target;

    public ScriptExpression[] Arguments { get; } = arguments;

    /// <summary>Where the last argument ends that counts for the place of a missing one: not every argument does, as in Scriban.</summary>
    public TextPosition ArgumentsEnd { get; init; }

    /// <summary>Was it written with parentheses?</summary>
    public bool IsExplicit { get; } = isExplicit;

    public override object? Evaluate(TemplateContext context)
    {
        var function = Target.EvaluateAlias(context);
        if (function is IScriptCustomFunction callable)
        {
            return Calls.Invoke(context, this, callable, Arguments);
        }

        if (function is ScriptObject { Callable: { } self })
        {
            return Calls.Invoke(context, this, self, Arguments);
        }

        if (function is null)
        {
            return context.EnableRelaxedFunctionAccess ? null : throw NotFound(context);
        }

        throw Error($"'{Target}' is not a function but {ValueKinds.Describe(function)}");
    }

    /// <summary>The value of the call where it would be written at once; an include and a function of texts write by themselves then.</summary>
    internal object? EvaluateToOutput(TemplateContext context)
    {
        var function = Target.EvaluateAlias(context);
        if (function is IncludeFunction include && context.CurrentIndent is null)
        {
            include.Write(context, this);
            return null;
        }

        if (function is IScriptTextFunction text)
        {
            Calls.Write(context, this, text, Arguments);
            return null;
        }

        return function is IScriptCustomFunction callable ? Calls.Invoke(context, this, callable, Arguments) : Evaluate(context);
    }

    /// <summary>The same call with one more argument in front: what a pipe does.</summary>
    internal ScriptFunctionCall WithFirst(ScriptExpression first) => new(Target, [first, .. Arguments], IsExplicit) { Span = Span, Source = Source, ArgumentsEnd = ArgumentsEnd };

    private ScriptRuntimeException NotFound(TemplateContext context)
    {
        var hint = Target switch
        {
            ScriptMemberExpression member => member.SuggestFunction(context),
            ScriptVariableGlobal variable => NameSuggester.Hint(variable.Name, context.GlobalNames()),
            _ => "",
        };
        return new ScriptRuntimeException(Target.Span, $"unknown function '{Target}'{hint}");
    }
}

/// <summary>A pipe into an expression that is no call: it has to give a function, which gets the value.</summary>
internal sealed class ScriptPipeIntoValue(ScriptExpression from, ScriptExpression to) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context)
        => to.Evaluate(context) is IScriptCustomFunction function
            ? Calls.Invoke(context, to, function, [from])
            : throw new ScriptRuntimeException(to.Span, $"'{to}' is not a function that a value can be piped into");
}
