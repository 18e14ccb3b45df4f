using System.Collections;
using System.Numerics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// A sequence: the value of <c>a..b</c>, which is never laid out in memory, and what functions give that pick from a
/// list. These pick when somebody asks, each time anew; a sequence that is written to keeps its items from then on.
/// </summary>
public sealed class ScriptRange : IReadOnlyList<object?>, IList
{
    // Null where no number is large. As an object, since whoever asks whether a value is a sequence would otherwise load the library of large numbers.
    private readonly object? _largeFirst;
    private readonly long _first;
    private readonly int _step;
    private readonly int _length;

    // Null for numbers, which are made as they are asked for.
    private IEnumerable? _values;

    /// <summary>A sequence of items; the array is kept, not copied.</summary>
    public ScriptRange(object?[] items)
    {
        _values = items;
    }

    /// <summary>A sequence of whatever the values are whenever somebody asks.</summary>
    internal ScriptRange(IEnumerable values)
    {
        _values = values;
    }

    internal ScriptRange(BigInteger first, BigInteger last, bool inclusive)
    {
        if (IsSmall(first) && IsSmall(last))
        {
            _first = (long)first;
        }
        else
        {
            _largeFirst = first;
        }

        _step = first < last ? 1 : -1;
        var length = BigInteger.Abs(last - first) + (inclusive ? 1 : 0);
        _length = length > int.MaxValue ? int.MaxValue : (int)length;
    }

    /// <summary>How many items there are.</summary>
    public int Count => _values is null ? _length : _values is IList list ? list.Count : _values.Cast<object?>().Count();

    /// <summary>How many items there are, if that is known without making them; otherwise zero.</summary>
    internal int KnownCount => _values is null or ICollection and not ScriptRange ? Count : 0;

    /// <summary>How many sequences inside each other have to be asked for an item.</summary>
    internal int Level { get; init; }

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    bool IList.IsFixedSize => false;

    bool IList.IsReadOnly => false;

    /// <summary>An item; null outside the sequence.</summary>
    public object? this[int index]
    {
        get => _values switch
        {
            null => (uint)index < (uint)_length ? NumberAt(index) : null,
            IList list => (uint)index < (uint)list.Count ? list[index] : null,
            _ => index < 0 ? null : _values.Cast<object?>().ElementAtOrDefault(index),
        };
        set => Own()[index] = value;
    }

    public IEnumerator<object?> GetEnumerator()
    {
        if (_values is null)
        {
            for (var i = 0; i < _length; i++)
            {
                yield return NumberAt(i);
            }

            yield break;
        }

        foreach (var value in _values)
        {
            yield return value;
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

    int IList.Add(object? value) => ((IList)Own()).Add(value);

    void IList.Clear() => _values = new ScriptArray();

    bool IList.Contains(object? value) => Enumerable.Contains(this, value);

    int IList.IndexOf(object? value) => Own().IndexOf(value);

    void IList.Insert(int index, object? value) => Own().Insert(index, value);

    void IList.Remove(object? value) => Own().Remove(value);

    void IList.RemoveAt(int index) => Own().RemoveAt(index);

    /// <summary>A sequence of a list's items as they are now.</summary>
    internal static ScriptRange Of(List<object?> items) => new([.. items]);

    /// <summary>A sequence that gives the same items however often it is asked, for who goes over it by index.</summary>
    internal ScriptRange Settled() => (_values is null or object?[]) ? this : new ScriptRange(this.ToArray());

    /// <summary>Replaces an item; one past the end is reached by adding nulls.</summary>
    internal void Set(int index, object? value) => Own()[index] = value;

    private static bool IsSmall(BigInteger value) => value >= int.MinValue && value <= int.MaxValue;

    private object NumberAt(int index)
        => _largeFirst is BigInteger first ? Numbers.Fit(first + ((BigInteger)_step * index)) : Boxes.Of(_first + ((long)_step * index));

    private ScriptArray Own()
    {
        var own = _values as ScriptArray ?? new ScriptArray(this);
        _values = own;
        return own;
    }
}
