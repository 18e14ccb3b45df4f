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
        new("compact", ["list"], static (in CallArgs a) => Pick(a.Sequence(0)?.Cast<object?>().Where(static item => item is not null))),
        new("contains", ["list", "item"], static (in CallArgs a) => Boxes.Of(Items(a).Contains(a[1]))),
        new("cycle", ["list", "group?"], Cycle),
        new("first", ["list"], static (in CallArgs a) => Items(a).FirstOrDefault()),
        new("last", ["list"], static (in CallArgs a) => Items(a).LastOrDefault()),
        new("insert_at", ["list", "index", "value"], InsertAt),
        new("limit", ["list", "count"], static (in CallArgs a) => Pick(a.Sequence(0)?.Cast<object?>().Take(a.Int(1)))),
        new("offset", ["list", "index"], static (in CallArgs a) => Pick(a.Sequence(0)?.Cast<object?>().Skip(a.Int(1)))),
        new("map", ["list", "member"], Map),
        new("remove_at", ["list", "index"], RemoveAt),
        new("reverse", ["list"], static (in CallArgs a) => Pick(Items(a).Reverse())),
        new("size", ["list"], static (in CallArgs a) => Boxes.Of(a[0] is ICollection list ? list.Count : Items(a).Count())),
        new("sort", ["list", "member?"], Sort),
        new("uniq", ["list"], static (in CallArgs a) => Pick(Items(a).Distinct())),
    ];

    /// <summary>The items of the first argument; none for null.</summary>
    private static IEnumerable<object?> Items(in CallArgs a) => a.Sequence(0)?.Cast<object?>() ?? [];

    private static ScriptRange? Pick(IEnumerable<object?>? items) => items is null ? null : new ScriptRange(items.ToArray());

    private static object? Concat(in CallArgs a)
    {
        var (first, second) = (a.Sequence(0), a.Sequence(1));
        return first is null && second is null ? null
            : new ScriptRange([.. first?.Cast<object?>() ?? [], .. second?.Cast<object?>() ?? []]);
    }

    private static object? Cycle(in CallArgs a)
    {
        if (a.List(0) is not { Count: > 0 } list)
        {
            return null;
        }

        var context = a.Context;
        var group = a[1] is { } given ? context.ObjectToString(given) : string.Join(',', list.Cast<object?>().Select(item => context.ObjectToString(item)));
        var key = ("array.cycle", group);
        var position = context.Tags.TryGetValue(key, out var known) && known is int next && next < list.Count ? next : 0;
        context.Tags[key] = (position + 1) % list.Count;
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
        foreach (var item in a[0] is IEnumerable list and not ScriptObject ? list : new[] { a[0] })
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

        if (a[0] is not IEnumerable list)
        {
            return new ScriptArray { a[0] };
        }

        var items = list.Cast<object?>();
        return a.Text(1) is { Length: > 0 } member
            ? Pick(items.OrderBy(item => MemberOf(item, member), Comparer<object?>.Default))
            : Pick(items.OrderBy(static item => item, Comparer<object?>.Default));
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
