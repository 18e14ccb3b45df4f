using System.Collections;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary>
/// <c>array</c>: functions of lists alone. They never change the list that they get. Those that pick from it give a
/// sequence which looks at the list whenever somebody asks for an item, so that it shows what the list is by then.
/// </summary>
internal static class ArrayFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("add", ["items list", "value"], static (in CallArgs a)
            => Items(a, 0) is { } list ? new ScriptArray(list) { a[1] } : new ScriptRange((object?[])[a[1]])),
        new("add_range", ["items list1", "items list2"], Concat),
        new("concat", ["items list1", "items list2"], Concat),
        new("compact", ["items list"], static (in CallArgs a) => Later(a, Items(a, 0)?.Where(static item => item is not null), a[0])),
        new("contains", ["items list", "item"], Contains),
        new("cycle", ["list list", "group?"], Cycle),
        new("first", ["items list"], static (in CallArgs a) => a.Sequence(0)?.Cast<object?>().FirstOrDefault()),
        new("last", ["items list"], static (in CallArgs a)
            => a[0] is IList list ? (list.Count > 0 ? list[^1] : null) : Items(a, 0)?.LastOrDefault()),
        new("insert_at", ["items list", "int index", "value"], InsertAt),
        new("limit", ["items list", "int count"], static (in CallArgs a) => Later(a, Items(a, 0)?.Take(a.Int(1)), a[0])),
        new("offset", ["items list", "int index"], static (in CallArgs a) => Later(a, Items(a, 0)?.Skip(a.Int(1)), a[0])),
        new("map", ["list", "string member"], static (in CallArgs a) => Later(a, Map(a.Context, a.Caller, a[0], a.Text(1)), a[0])),
        new("remove_at", ["list list", "int index"], RemoveAt),
        new("reverse", ["items list"], static (in CallArgs a) => Items(a, 0) is { } list ? Later(a, list.Reverse(), a[0]) : new ScriptArray()),
        new("size", ["items list"], static (in CallArgs a) => Boxes.Of(Size(a))),
        new("sort", ["list", "string member?"], Sort),
        new("uniq", ["items list"], static (in CallArgs a) => Later(a, Items(a, 0)?.Distinct(), a[0])),
    ];

    /// <summary>The items of an argument, each of which counts as a step of a loop; null for null.</summary>
    internal static IEnumerable<object?>? Items(in CallArgs a, int index)
        => a.Sequence(index) is { } list ? a.Context.CountSteps(a.Caller, list) : null;

    /// <summary>A sequence that picks its items from lists when they are asked for.</summary>
    internal static ScriptRange? Later(in CallArgs a, IEnumerable<object?>? items, object? list, object? other = null) =>
        items is null ? null : LazyItems.Range(a.Context, a.Span, items, list, other);

    /// <summary>How many items there are: what does not know has to be gone through.</summary>
    internal static int Size(in CallArgs a) => a[0] switch
    {
        ScriptObject members => members.Count,
        ICollection list => list.Count,
        _ => Items(a, 0)?.Count() ?? 0,
    };

    private static object? Concat(in CallArgs a)
        => a[0] is null ? Later(a, Items(a, 1), a[1])
            : a[1] is null ? Later(a, Items(a, 0), a[0])
            : Later(a, (Items(a, 0) ?? []).Concat(Items(a, 1) ?? []), a[0], a[1]);

    private static object? Contains(in CallArgs a)
    {
        var wanted = a[1];
        foreach (var item in Items(a, 0) ?? [])
        {
            if (Equals(item, wanted) || (item is Enum value && IsValue(value, wanted)))
            {
                return Boxes.True;
            }
        }

        return Boxes.False;
    }

    /// <summary>A value of an enumeration, such as a day of the week, is also known by its name and its number.</summary>
    private static bool IsValue(Enum value, object? wanted)
        => wanted is string name ? Enum.TryParse(value.GetType(), name, out var named) && value.Equals(named)
            : wanted is int or long && Enum.ToObject(value.GetType(), wanted).Equals(value);

    private static object? Cycle(in CallArgs a)
    {
        if (a.List(0) is not { } list)
        {
            return null;
        }

        var context = a.Context;
        var group = a[1] is { } given ? context.ObjectToString(given) : string.Join(',', list.Cast<object?>().Select(item => context.ObjectToString(item)));
        var key = ("array.cycle", group ?? "");
        var count = list.Count;
        var position = count > 0 && context.Tags.TryGetValue(key, out var known) && known is int next ? next % count : 0;
        context.Tags[key] = count > 0 ? position + 1 : 0;
        return count > 0 ? list[position] : null;
    }

    private static object? InsertAt(in CallArgs a)
    {
        var index = Math.Max(0, a.Int(1));
        var result = Items(a, 0) is { } list ? new ScriptArray(list) : [];
        a.Context.CheckCount(a.Span, index);
        result.Insert(index, a[2]);
        return result;
    }

    private static object? RemoveAt(in CallArgs a)
    {
        if (Items(a, 0) is not { } list)
        {
            return new ScriptArray();
        }

        var result = new ScriptArray(list);
        var index = a.Int(1);
        result.RemoveAt(index < 0 ? index + result.Count : index);
        return result;
    }

    private static IEnumerable<object?> Map(TemplateContext context, ScriptNode caller, object? list, string? member)
    {
        if (list is null || member is null)
        {
            yield break;
        }

        var items = list is IEnumerable ? ValueConverter.ToSequence(caller.Span, list) : null;
        foreach (var item in items is null ? [list] : context.CountSteps(caller, items))
        {
            if (TryGetOwnMember(item, member, out var value))
            {
                yield return value;
            }
        }
    }

    /// <summary>A member that an item has itself: the size of an array is none.</summary>
    private static bool TryGetOwnMember(object? item, string member, out object? value)
    {
        value = null;
        return item is ScriptArray array ? array.Members is { } members && members.TryGetValue(member, out value)
            : item is not null && ObjectAccess.TryGetMember(item, member, out value);
    }

    private static object? Sort(in CallArgs a)
    {
        if (a[0] is null)
        {
            return new ScriptRange(Array.Empty<object?>());
        }

        if (a[0] is not IEnumerable)
        {
            return ScriptArray.Wrap(a[0]);
        }

        var context = a.Context;
        var items = Items(a, 0) ?? [];
        return a.Text(1) is { Length: > 0 } member
            ? new ScriptArray(items.OrderBy(item => MemberOf(context, item, member), SortOrder.Instance))
            : new ScriptArray(items.OrderBy(static item => item, SortOrder.Instance));
    }

    /// <summary>A member of an item, or when there is none of that name, the path that the name spells.</summary>
    private static object? MemberOf(TemplateContext context, object? item, string member)
    {
        if (TryGetMember(context, item, member, out var value))
        {
            return value;
        }

        foreach (var name in member.Split('.'))
        {
            if (!TryGetMember(context, item, name, out item))
            {
                return null;
            }
        }

        return item;
    }

    private static bool TryGetMember(TemplateContext context, object? item, string name, out object? value)
    {
        value = null;
        return item is not null
            && (ObjectAccess.TryGetMember(item, name, out value) || (context.TryGetMember?.Invoke(context, context.CurrentSpan, item, name, out value) ?? false));
    }
}
