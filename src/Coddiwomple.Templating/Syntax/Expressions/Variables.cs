using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>A global variable: <c>name</c>. Its name is interned, so that loops can compare it by reference.</summary>
internal sealed class ScriptVariableGlobal(string name) : ScriptPath
{
    private readonly ShapeSlot?[] _slots = new ShapeSlot?[4];
    private ShapeSlot? _assigned;

    public string Name { get; } = string.Intern(name);

    internal override object? EvaluateAlias(TemplateContext context)
    {
        var value = EvaluateShared(context);
        if (value is LoopScope loop)
        {
            loop.IsKept = true;
        }

        return value is ScriptObject { IsShared: true } group ? context.Own(group) : value;
    }

    /// <summary>The value for nothing but reading a member of it: a group of functions need not be copied for that.</summary>
    internal object? EvaluateShared(TemplateContext context)
    {
        if (!context.TryGetGlobal(Name, _slots, out var value) && context.StrictVariables)
        {
            throw Error($"the variable '{Name}' was not found{NameSuggester.Hint(Name, context.GlobalNames())}");
        }

        return value;
    }

    /// <summary>The value as the target of a member access: a function is called, a shared group is read as it is.</summary>
    internal object? EvaluateForMember(TemplateContext context)
    {
        var value = EvaluateShared(context);
        return Calls.AsFunction(value) is { } function ? Calls.WithoutArguments(context, this, function) : value;
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var target = context.CurrentGlobal;
        if (target.IsPlain && ShapeSlot.Find(target, Name, ref _assigned) is >= 0 and var slot)
        {
            target.SetValueAt(slot, value);
            return;
        }

        context.SetGlobal(Span, Name, value);
    }
}

/// <summary>A local variable: <c>$name</c>.</summary>
internal sealed class ScriptVariableLocal(string name) : ScriptPath
{
    public string Name { get; } = string.Intern(name);

    internal override object? EvaluateAlias(TemplateContext context)
    {
        if (!context.TryGetLocal(Name, out var value) && context.StrictVariables)
        {
            throw Error($"the variable '${Name}' was not found");
        }

        return value;
    }

    public override void Assign(TemplateContext context, object? value) => context.SetLocal(Span, Name, value);
}

/// <summary><c>$</c>: the arguments of the function or include.</summary>
internal sealed class ScriptArgumentsVariable : ScriptPath
{
    internal override object? EvaluateAlias(TemplateContext context)
        => context.Local.Arguments ?? (context.StrictVariables ? throw Error("the variable '$' was not found: there are no arguments here") : null);

    public override void Assign(TemplateContext context, object? value) => throw Error("cannot assign to the read-only variable '$'");
}

/// <summary><c>$$</c>: runs the block that a <c>wrap</c> passed to this function.</summary>
internal sealed class ScriptBlockDelegateVariable : ScriptPath
{
    public override object? Evaluate(TemplateContext context) => context.Local.Block?.Evaluate(context);

    public override void Assign(TemplateContext context, object? value) => throw Error("cannot assign to the read-only variable '$$'");
}

/// <summary><c>this</c>: the object that assignments go to.</summary>
internal sealed class ScriptThisExpression : ScriptPath
{
    internal override object? EvaluateAlias(TemplateContext context) => context.CurrentGlobal;

    public override void Assign(TemplateContext context, object? value) => throw Error("cannot assign to 'this'");
}

/// <summary><c>(expression)</c></summary>
internal sealed class ScriptNestedExpression(ScriptExpression inner) : ScriptPath
{
    public ScriptExpression Inner { get; } = inner;

    internal override object? EvaluateAlias(TemplateContext context)
    {
        TemplateContext.CheckStack(this);
        return Inner.Evaluate(context);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        if (Inner is not ScriptPath path)
        {
            throw new ScriptRuntimeException(Inner.Span, $"cannot assign to '{Inner}'");
        }

        path.Assign(context, value);
    }
}
