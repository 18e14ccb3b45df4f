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
            return context.EnableRelaxedTargetAccess || ScriptMemberExpression.ForgivesNull(Target) ? null : throw NullTarget();
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
        if (container is IList and not Array && key is not string)
        {
            SetItem(context, container, ValueConverter.ToInt(context, index.Span, key), value);
        }
        else if (!ObjectAccess.TrySetMember(container, context.ObjectToString(key) ?? "", value))
        {
            throw ReadOnly();
        }
    }

    /// <summary>A negative index counts from the end.</summary>
    private static int Wrap(int position, int count) => position < 0 ? position + count : position;

    private void SetItem(TemplateContext context, object container, int position, object? value)
    {
        if (container is ScriptArray { IsReadOnly: false } array)
        {
            position = Wrap(position, array.Count);
            if (position >= array.Count)
            {
                context.CheckCount(index.Span, position + 1L);
            }

            array[position] = value;
        }
        else if (container is IList { IsReadOnly: false } list && (uint)Wrap(position, list.Count) < (uint)list.Count)
        {
            list[Wrap(position, list.Count)] = value;
        }
        else
        {
            throw ReadOnly();
        }
    }

    private object? Get(TemplateContext context, object container, object key)
    {
        if (container is string text)
        {
            var at = Wrap(ValueConverter.ToInt(context, index.Span, key), text.Length);
            return (uint)at < (uint)text.Length
                ? text[at].ToString()
                : throw new ScriptRuntimeException(index.Span, $"the index {at} is outside the string '{Target}', which has {text.Length} characters");
        }

        if (key is not string)
        {
            switch (container)
            {
                case ScriptRange range:
                    return range[Wrap(ValueConverter.ToInt(context, index.Span, key), range.Count)];
                case IList list:
                    var position = Wrap(ValueConverter.ToInt(context, index.Span, key), list.Count);
                    return (uint)position < (uint)list.Count ? list[position] : OutOfBounds(context, position, list.Count);
            }
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

    private ScriptRuntimeException NullTarget() => new(Target.Span, $"'{Target}' is null, it has no items");

    private ScriptRuntimeException NullIndex() => new(index.Span, $"the index of '{Target}' is null");

    private ScriptRuntimeException ReadOnly() => new(index.Span, $"cannot assign to the read-only item '{this}'");
}
