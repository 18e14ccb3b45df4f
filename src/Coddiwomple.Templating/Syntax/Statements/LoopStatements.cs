using System.Collections;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>while condition ... end</c></summary>
internal sealed class ScriptWhileStatement(ScriptExpression condition, ScriptBlockStatement body) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        object? result = null;
        var loop = context.EnterLoop(LoopKind.While, null, null, 0);
        try
        {
            for (var index = 0; ; index++)
            {
                context.StepLoop(this);
                if (!context.ToBool(condition.Evaluate(context)))
                {
                    return result;
                }

                loop.Index = index;
                result = body.Evaluate(context);
                if (!LoopFlow.GoesOn(context))
                {
                    return result;
                }
            }
        }
        finally
        {
            context.ExitLoop(loop);
        }
    }
}

/// <summary>What a step of a loop left behind.</summary>
internal static class LoopFlow
{
    /// <summary>Does the loop go on after this step? A return is left for the function to see.</summary>
    public static bool GoesOn(TemplateContext context)
    {
        if (context.Flow == FlowState.Return)
        {
            return false;
        }

        var goesOn = context.Flow != FlowState.Break;
        context.Flow = FlowState.None;
        return goesOn;
    }
}

/// <summary>What a loop goes over: a list or sequence as it is, or the part of it that the options of the loop ask for.</summary>
internal readonly struct LoopItems
{
    private const int AnyVersion = -1;

    private readonly ScriptArray? _array;
    private readonly ScriptRange? _range;
    private readonly IList? _list;
    private readonly ScriptObject? _members;
    private readonly int _first;
    private readonly int _step;
    private readonly int _version;

    private LoopItems(object source, int first, int count, int step, ScriptObject? members = null, bool isPart = false)
    {
        _array = source as ScriptArray;
        _range = source as ScriptRange;
        _list = _array is null && _range is null ? (IList)source : null;
        _members = members;
        _version = isPart ? AnyVersion : members?.Count ?? _array?.Version ?? 0;
        _first = first;
        _step = step;
        Count = count;
    }

    public int Count { get; }

    /// <summary>Was the list changed since the loop began? Only a loop over a whole list minds.</summary>
    public bool HaveChanged => _version != AnyVersion && _version != (_members?.Count ?? _array?.Version ?? 0);

    public object? this[int index]
    {
        get
        {
            var at = _first + (index * _step);
            return _array is not null ? _array[at] : _range is not null ? _range[at] : _list?[at];
        }
    }

    /// <summary>The items of a value; nothing when it cannot be looped over.</summary>
    public static LoopItems? Of(object source) => source switch
    {
        ScriptArray array => new LoopItems(array, 0, array.Count, 1),
        ScriptRange range when range.Settled() is var settled => new LoopItems(settled, 0, settled.Count, 1),
        IList list => new LoopItems(list, 0, list.Count, 1),
        ScriptObject scriptObject => new LoopItems(scriptObject.ToPairs(), 0, scriptObject.Count, 1, scriptObject),
        IEnumerable sequence => Of(new ScriptArray(sequence)),
        _ => null,
    };

    /// <summary>Leaves out the first items, then turns the order round, then keeps the first of what is left.</summary>
    public LoopItems Narrow(int offset, bool isReversed, int limit)
    {
        if (offset <= 0 && limit <= 0 && !isReversed)
        {
            return this;
        }

        var skipped = Math.Clamp(offset, 0, Count);
        var left = Count - skipped;
        var count = limit > 0 ? Math.Min(limit, left) : left;
        return isReversed
            ? new LoopItems(_array?.Clone(deep: false) ?? Source, Count - 1, count, -1, isPart: true)
            : new LoopItems(Source, skipped, count, 1, isPart: true);
    }

    private object Source => (object?)_array ?? (object?)_range ?? _list ?? Array.Empty<object>();
}
