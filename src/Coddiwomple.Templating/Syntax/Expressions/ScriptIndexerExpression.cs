using System.Collections;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>target[index]</c></summary>
internal sealed class ScriptIndexerExpression(ScriptExpression target, ScriptExpression index) : ScriptPath
{
    /// <summary>More items than a template may stretch a list to by writing past its end.</summary>
    private const int MostItems = 10_000_000;

    public ScriptExpression Target { get; } = target;

    internal override object? EvaluateAlias(TemplateContext context)
    {
        TemplateContext.CheckStack(this);
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

        // A list and a small number are what an index nearly always is.
        return container is ScriptArray array && key is int and >= 0 and var position && position < array.Count
            ? array[position]
            : Get(context, container, key);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var container = Target.Evaluate(context) ?? throw NullTarget();
        if (index.Evaluate(context) is not { } key)
        {
            if (!context.EnableNullIndexer)
            {
                throw NullIndex();
            }
        }
        else if (LengthOf(container, key) is { } length)
        {
            SetItem(context, container, Position(context, key, length), value);
        }
        else if (!ObjectAccess.TrySetMember(container, context.ObjectToString(key) ?? "", value))
        {
            throw ReadOnly();
        }
    }

    /// <summary>A negative index counts from the end.</summary>
    private static int Wrap(int position, int count) => position < 0 ? position + count : position;

    /// <summary>How many items an index of this kind picks from; nothing when it names a member instead. -1 for values without items.</summary>
    private static int? LengthOf(object container, object key) => container switch
    {
        ScriptArray array => key is string ? null : array.Count,
        ScriptRange range => range.Count,
        string text => text.Length,
        IDictionary => null,
        IList list => list.Count,
        bool => -1,
        _ => Numbers.IsNumber(container) ? -1 : null,
    };

    private int Position(TemplateContext context, object key, int length)
    {
        var position = ValueConverter.ToInt(context, index.Span, key);
        if (length < 0)
        {
            throw new ScriptRuntimeException(Target.Span, $"'{Target}' is no list, it has no items");
        }

        position = Wrap(position, length);
        if (!context.EnableRelaxedIndexerAccess && (uint)position >= (uint)length)
        {
            throw new ScriptRuntimeException(index.Span, $"the index {position} is outside '{Target}', which has {length} items");
        }

        return position;
    }

    private void SetItem(TemplateContext context, object container, int position, object? value)
    {
        if (position < 0)
        {
            return;
        }

        if (context.LoopLimit > 0 && position >= MostItems)
        {
            throw new ScriptRuntimeException(index.Span, $"the index {position} would make '{Target}' longer than the limit of {MostItems} items");
        }

        switch (container)
        {
            case ScriptArray { IsReadOnly: false } array:
                array[position] = value;
                break;
            case ScriptRange range:
                range.Set(position, value);
                break;
            case IList { IsReadOnly: false } list and not ScriptArray when position < list.Count:
                list[position] = value;
                break;
            default:
                throw ReadOnly();
        }
    }

    private object? Get(TemplateContext context, object container, object key)
    {
        if (LengthOf(container, key) is { } length)
        {
            var position = Position(context, key, length);
            return position < 0 ? null : container switch
            {
                ScriptArray array => array[position],
                ScriptRange range => range[position],
                string text => position < length ? text[position].ToString() : throw OutsideText(text, position),
                IList list when position < length => list[position],
                _ => null,
            };
        }

        var name = context.ObjectToString(key) ?? "";
        if (ObjectAccess.TryGetMember(container, name, out var value)
            || (context.TryGetMember is { } host && host(context, index.Span, container, name, out value))
            || context.EnableRelaxedMemberAccess)
        {
            return value;
        }

        throw new ScriptRuntimeException(index.Span, $"'{Target}' has no member '{name}'");
    }

    private ScriptRuntimeException OutsideText(string text, int position)
        => Error($"the index {position} is outside the string '{Target}', which has {text.Length} characters");

    private ScriptRuntimeException NullTarget() => new(Target.Span, $"'{Target}' is null, it has no items");

    private ScriptRuntimeException NullIndex() => new(index.Span, $"the index of '{Target}' is null");

    private ScriptRuntimeException ReadOnly() => new(index.Span, $"cannot assign to the read-only item '{this}'");
}
