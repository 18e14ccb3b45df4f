using System.Collections;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>target[index]</c></summary>
internal sealed class ScriptIndexerExpression(ScriptExpression target, ScriptExpression index) : ScriptPath
{
    public ScriptExpression Target { get; } = target;

    internal override object? EvaluateAlias(TemplateContext context)
    {
        var container = Target.Evaluate(context);
        if (container is null)
        {
            return context.EnableRelaxedTargetAccess ? null : throw NullTarget();
        }

        var key = index.Evaluate(context);
        if (key is null)
        {
            return context.EnableNullIndexer ? null : throw NullIndex();
        }

        if (container is ScriptArray array && key is int position)
        {
            return array[Wrap(position, array.Count)] ?? OutOfBounds(context, position, array.Count);
        }

        return Get(context, container, key);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var container = Target.Evaluate(context) ?? throw NullTarget();
        var key = index.Evaluate(context) ?? throw NullIndex();
        if (container is ScriptArray { IsReadOnly: false } array && key is not string)
        {
            var position = Wrap(ValueConverter.ToInt(context, index.Span, key), array.Count);
            context.CheckLoopLimit(index.Span, position);
            array[position] = value;
        }
        else if (container is IList { IsReadOnly: false } list && key is not string)
        {
            list[Wrap(ValueConverter.ToInt(context, index.Span, key), list.Count)] = value;
        }
        else if (!ObjectAccess.TrySetMember(container, context.ObjectToString(key) ?? "", value))
        {
            throw new ScriptRuntimeException(index.Span, $"cannot assign to the read-only member '{this}'");
        }
    }

    /// <summary>A negative index counts from the end.</summary>
    private static int Wrap(int position, int count) => position < 0 ? position + count : position;

    private object? Get(TemplateContext context, object container, object key)
    {
        switch (container)
        {
            case ScriptRange range when key is not string:
                return range[Wrap(ValueConverter.ToInt(context, index.Span, key), range.Count)];
            case IList list when key is not string:
                var position = Wrap(ValueConverter.ToInt(context, index.Span, key), list.Count);
                return (uint)position < (uint)list.Count ? list[position] : OutOfBounds(context, position, list.Count);
            case string text when key is not string:
                var at = Wrap(ValueConverter.ToInt(context, index.Span, key), text.Length);
                return (uint)at < (uint)text.Length ? text[at] : OutOfBounds(context, at, text.Length);
        }

        if (ObjectAccess.TryGetMember(container, context.ObjectToString(key) ?? "", out var value) || context.EnableRelaxedMemberAccess)
        {
            return value;
        }

        throw new ScriptRuntimeException(index.Span, $"'{Target}' has no member '{context.ObjectToString(key)}'");
    }

    private object? OutOfBounds(TemplateContext context, int position, int count)
    {
        if (!context.EnableRelaxedIndexerAccess && (uint)Wrap(position, count) >= (uint)count)
        {
            throw new ScriptRuntimeException(index.Span, $"the index {position} is outside '{Target}', which has {count} items");
        }

        return null;
    }

    private ScriptRuntimeException NullTarget() => Error($"'{Target}' is null, it has no items");

    private ScriptRuntimeException NullIndex() => new(index.Span, $"the index of '{Target}' is null");
}
