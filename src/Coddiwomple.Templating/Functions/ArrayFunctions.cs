using System.Collections;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>array</c>: functions of lists alone. They never change the list that they get.</summary>
internal static class ArrayFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("add", ["list", "value"], static (in CallArgs a) => a.Sequence(0) is { } list ? new ScriptArray(list) { a[1] } : ScriptArray.Wrap(a[1])),
        new("add_range", ["list1", "list2"], Concat),
        new("concat", ["list1", "list2"], Concat),
        new("compact", ["list"], static (in CallArgs a) => Pick(Items(a, 0)?.Where(static item => item is not null))),
        new("contains", ["list", "item"], static (in CallArgs a) => Boxes.Of(Items(a, 0)?.Contains(a[1]) ?? false)),
        new("cycle", ["list", "group?"], Cycle),
        new("first", ["list"], static (in CallArgs a) => a.Sequence(0)?.Cast<object?>().FirstOrDefault()),
        new("last", ["list"], Last),
        new("insert_at", ["list", "index", "value"], InsertAt),
        new("limit", ["list", "count"], static (in CallArgs a) => Pick(Items(a, 0)?.Take(a.Int(1)))),
        new("offset", ["list", "index"], static (in CallArgs a) => Pick(Items(a, 0)?.Skip(a.Int(1)))),
        new("map", ["list", "member"], Map),
        new("remove_at", ["list", "index"], RemoveAt),
        new("reverse", ["list"], static (in CallArgs a) => Items(a, 0) is { } list ? Pick(list.Reverse()) : new ScriptArray()),
        new("size", ["list"], Size),
        new("sort", ["list", "member?"], Sort),
        new("uniq", ["list"], static (in CallArgs a) => Pick(Items(a, 0)?.Distinct())),
    ];

    /// <summary>The items of an argument, each of which counts as a step of a loop; null for null.</summary>
    internal static IEnumerable<object?>? Items(in CallArgs a, int index)
        => a.Sequence(index) is { } list ? a.Context.CountSteps(a.Caller, list) : null;

    private static ScriptRange? Pick(IEnumerable<object?>? items) => items is null ? null : new ScriptRange(items.ToArray());

    private static object? Concat(in CallArgs a)
    {
        var (first, second) = (Items(a, 0), Items(a, 1));
        return first is null && second is null ? null : new ScriptRange([.. first ?? [], .. second ?? []]);
    }

    private static object? Last(in CallArgs a)
        => a[0] is IList list ? (list.Count > 0 ? list[^1] : null) : Items(a, 0)?.LastOrDefault();

    private static object? Size(in CallArgs a) => Boxes.Of(a[0] switch
    {
        ScriptObject members => members.Count,
        ICollection list => list.Count,
        _ => Items(a, 0)?.Count() ?? 0,
    });

    private static object? Cycle(in CallArgs a)
    {
        if (a.List(0) is not { Count: > 0 } list)
        {
            return null;
        }

        var context = a.Context;
        var group = a[1] is { } given ? context.ObjectToString(given) : string.Join(',', list.Cast<object?>().Select(item => context.ObjectToString(item)));
        var key = ("array.cycle", group);
        var position = context.Tags.TryGetValue(key, out var known) && known is int next ? next % list.Count : 0;
        context.Tags[key] = position + 1;
        return list[position];
    }

    private static object? InsertAt(in CallArgs a)
    {
        var index = Math.Max(0, a.Int(1));
        var result = a.Sequence(0) is { } list ? new ScriptArray(list) : [];
        if (index > result.Count)
        {
            a.Context.CheckCount(a.SpanOf(1), index + 1L);
        }

        result.Insert(index, a[2]);
        return result;
    }

    private static object? RemoveAt(in CallArgs a)
    {
        if (a.Sequence(0) is not { } list)
        {
            return new ScriptArray();
        }

        var result = new ScriptArray(list);
        var index = a.Int(1);
        result.RemoveAt(index < 0 ? index + result.Count : index);
        return result;
    }

    private static object? Map(in CallArgs a)
    {
        var member = a.Text(1);
        if (a[0] is null || member is null)
        {
            return new ScriptRange([]);
        }

        var result = new List<object?>();
        foreach (var item in a[0] is IEnumerable ? Items(a, 0) ?? [] : [a[0]])
        {
            if (item is not null && ObjectAccess.TryGetMember(item, member, out var value))
            {
                result.Add(value);
            }
        }

        return ScriptRange.Of(result);
    }

    private static object? Sort(in CallArgs a)
    {
        if (a[0] is null)
        {
            return new ScriptRange([]);
        }

        if (a[0] is not IEnumerable)
        {
            return new ScriptArray { a[0] };
        }

        var items = Items(a, 0) ?? [];
        return a.Text(1) is { Length: > 0 } member
            ? new ScriptArray(items.OrderBy(item => MemberOf(item, member), Comparer<object?>.Default))
            : new ScriptArray(items.OrderBy(static item => item, Comparer<object?>.Default));
    }

    /// <summary>A member of an item, or when there is none of that name, the path that the name spells.</summary>
    private static object? MemberOf(object? item, string member)
    {
        if (item is not null && ObjectAccess.TryGetMember(item, member, out var value))
        {
            return value;
        }

        foreach (var name in member.Split('.'))
        {
            if (item is null || !ObjectAccess.TryGetMember(item, name, out item))
            {
                return null;
            }
        }

        return item;
    }
}
