using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>target.member</c> and <c>target?.member</c></summary>
internal sealed class ScriptMemberExpression(ScriptExpression target, string member, SourceSpan memberSpan, bool isOptional) : ScriptPath
{
    private readonly string _member = string.Intern(member);
    private readonly ScriptVariableGlobal? _variable = target as ScriptVariableGlobal;
    private ShapeSlot? _read;
    private ShapeSlot? _written;

    public ScriptExpression Target { get; } = target;

    public string Member => _member;

    /// <summary>Was the target written with <c>?.</c>, so that this access forgives null too?</summary>
    public bool IsOptional { get; } = isOptional;

    internal override object? EvaluateAlias(TemplateContext context)
    {
        var value = _variable is null ? Target.Evaluate(context) : _variable.EvaluateForMember(context);
        if (value is ScriptObject scriptObject)
        {
            var slot = ShapeSlot.Find(scriptObject, _member, ref _read);
            return slot >= 0 ? scriptObject.ValueAt(slot) : Missing(context, scriptObject);
        }

        if (value is null)
        {
            return context.EnableRelaxedTargetAccess || IsOptional ? null : throw NullTarget();
        }

        return value is ScriptArray list && ReferenceEquals(_member, "size") ? Boxes.Of(list.Count)
            : ObjectAccess.TryGetMember(value, _member, out var result) ? result
            : Missing(context, value);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var target = Target.Evaluate(context);
        if (target is ScriptObject scriptObject && scriptObject.IsPlain && ShapeSlot.Find(scriptObject, _member, ref _written) is >= 0 and var slot)
        {
            scriptObject.SetValueAt(slot, value);
        }
        else if (target is null)
        {
            throw NullTarget();
        }
        else if (!ObjectAccess.TrySetMember(target, _member, value))
        {
            throw new ScriptRuntimeException(memberSpan, $"cannot assign to the read-only member '{this}'");
        }
    }

    /// <summary>Is there a <c>?.</c> anywhere in this path? Then an item of it forgives null too; a member only after other members.</summary>
    internal static bool ForgivesNull(ScriptExpression path) => path switch
    {
        ScriptMemberExpression member => member.IsOptional || ForgivesNull(member.Target),
        ScriptIndexerExpression indexer => ForgivesNull(indexer.Target),
        ScriptNestedExpression nested => ForgivesNull(nested.Inner),
        _ => false,
    };

    /// <summary>The message for a call of a function that this path does not lead to.</summary>
    internal string SuggestFunction(TemplateContext context)
        => Target.Evaluate(context) is ScriptObject owner ? NameSuggester.Hint(_member, owner.Keys, $"{Target}.") : "";

    private ScriptRuntimeException NullTarget() => new(memberSpan, $"'{Target}' is null, it has no member '{_member}'");

    private object? Missing(TemplateContext context, object target)
    {
        if (context.TryGetMember is { } host && host(context, Span, target, _member, out var value))
        {
            return value;
        }

        if (context.EnableRelaxedMemberAccess)
        {
            return null;
        }

        var hint = target is ScriptObject owner ? NameSuggester.Hint(_member, owner.Keys) : "";
        throw new ScriptRuntimeException(memberSpan, $"'{Target}' has no member '{_member}'{hint}");
    }
}

/// <summary><c>target.empty?</c></summary>
internal sealed class ScriptIsEmptyExpression(ScriptExpression target) : ScriptPath
{
    internal override object? EvaluateAlias(TemplateContext context)
    {
        var value = target.Evaluate(context);
        if (value is null && !context.EnableRelaxedMemberAccess)
        {
            throw Error($"'{target}' is null, it cannot be empty");
        }

        return context.IsEmpty(value);
    }

    public override void Assign(TemplateContext context, object? value) => throw Error("cannot assign to 'empty?'");
}
