using System.Collections;
using System.Numerics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// The value of <c>a..b</c>, which is not laid out in memory until a template writes to it, and what functions and
/// operators give that pick from a list.
/// </summary>
public sealed class ScriptRange : IReadOnlyList<object?>, ICollection
{
    private readonly BigInteger _first;
    private readonly long _firstSmall;
    private readonly bool _isSmall;
    private readonly int _step;
    private object?[]? _items;

    /// <summary>A sequence of items; the array is kept, not copied.</summary>
    public ScriptRange(object?[] items)
    {
        _items = items;
        Count = items.Length;
    }

    internal ScriptRange(BigInteger first, BigInteger last, bool inclusive)
    {
        _first = first;
        _isSmall = IsSmall(first) && IsSmall(last);
        _firstSmall = _isSmall ? (long)first : 0;
        _step = first < last ? 1 : -1;
        var length = BigInteger.Abs(last - first) + (inclusive ? 1 : 0);
        Count = length > int.MaxValue ? int.MaxValue : (int)length;
    }

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>An item; null outside the sequence.</summary>
    public object? this[int index] => (uint)index >= (uint)Count ? null
        : _items is not null ? _items[index]
        : _isSmall ? Boxes.Of(_firstSmall + ((long)_step * index))
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

    /// <summary>Replaces an item; one past the end is reached by adding nulls.</summary>
    internal void Set(int index, object? value)
    {
        var items = new object?[Math.Max(Count, index + 1)];
        for (var i = 0; i < Count; i++)
        {
            items[i] = this[i];
        }

        items[index] = value;
        _items = items;
        Count = items.Length;
    }

    private static bool IsSmall(BigInteger value) => value >= int.MinValue && value <= int.MaxValue;
}
