using System.Collections;
using System.Numerics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The value of <c>a..b</c>: counts up or down without ever being laid out in memory.</summary>
public sealed class ScriptRange : IEnumerable<object?>, ICollection
{
    private readonly BigInteger _first;
    private readonly int _step;

    internal ScriptRange(BigInteger first, BigInteger last, bool inclusive)
    {
        _first = first;
        _step = first < last ? 1 : -1;
        var length = BigInteger.Abs(last - first) + (inclusive ? 1 : 0);
        Count = length > int.MaxValue ? int.MaxValue : (int)length;
    }

    public int Count { get; }

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public object? this[int index] => (uint)index >= (uint)Count ? null : Numbers.Fit(_first + (_step * index));

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
}
