using System.Collections;
using System.Numerics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// A sequence that a template can read but not change: the value of <c>a..b</c>, which is never laid out in memory,
/// and what functions give that pick from a list.
/// </summary>
public sealed class ScriptRange : IReadOnlyList<object?>, ICollection
{
    private readonly object?[]? _items;
    private readonly BigInteger _first;
    private readonly int _step;

    /// <summary>A sequence of items; the array is kept, not copied.</summary>
    public ScriptRange(object?[] items)
    {
        _items = items;
        Count = items.Length;
    }

    internal ScriptRange(BigInteger first, BigInteger last, bool inclusive)
    {
        _first = first;
        _step = first < last ? 1 : -1;
        var length = BigInteger.Abs(last - first) + (inclusive ? 1 : 0);
        Count = length > int.MaxValue ? int.MaxValue : (int)length;
    }

    /// <summary>How many items there are.</summary>
    public int Count { get; }

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>An item; null outside the sequence.</summary>
    public object? this[int index] => (uint)index >= (uint)Count ? null
        : _items is not null ? _items[index]
        : Numbers.Fit(_first + ((BigInteger)_step * index));

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var item in this)
        {
            array.SetValue(item, index++);
        }
    }

    /// <summary>A sequence of a list's items as they are now.</summary>
    internal static ScriptRange Of(List<object?> items) => new([.. items]);
}
