using System.Collections;

namespace Coddiwomple.Templating.Runtime;

/// <summary>An array of the template language. It grows when a template writes past its end, and may carry named members beside its items.</summary>
public sealed class ScriptArray : IList<object?>, IReadOnlyList<object?>, IList
{
    private object?[] _items;
    private int _count;
    private ScriptObject? _members;

    public ScriptArray()
    {
        _items = [];
    }

    /// <summary>An empty array with room for <paramref name="capacity"/> items.</summary>
    public ScriptArray(int capacity)
    {
        _items = capacity == 0 ? [] : new object?[capacity];
    }

    /// <summary>An array of the items of a sequence.</summary>
    public ScriptArray(IEnumerable values)
        : this(values is ICollection collection ? collection.Count : 0)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }

    private ScriptArray(object?[] items)
    {
        _items = items;
        _count = items.Length;
    }

    public int Count => _count;

    /// <summary>Counts the changes, so that a loop notices when its list changes under it.</summary>
    internal int Version { get; private set; }

    /// <summary>When true a template cannot change this array.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>An item; one past the end reads as null and writes by growing the array.</summary>
    public object? this[int index]
    {
        get => (uint)index < (uint)_count ? _items[index] : null;
        set
        {
            if (index < 0)
            {
                return;
            }

            if (index >= _count)
            {
                EnsureCapacity(index + 1);
                _count = index + 1;
            }

            _items[index] = value;
            Version++;
        }
    }

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>The named members beside the items; null until the first is set.</summary>
    internal ScriptObject? Members => _members;

    /// <summary>An array that takes over <paramref name="items"/> without copying: the cheap way to build many.</summary>
    public static ScriptArray Wrap(params object?[] items) => new(items);

    public void Add(object? item)
    {
        EnsureCapacity(_count + 1);
        _items[_count++] = item;
        Version++;
    }

    /// <summary>Adds every item of a sequence.</summary>
    public void AddRange(IEnumerable items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    public void Insert(int index, object? item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (index >= _count)
        {
            this[index] = item;
            return;
        }

        EnsureCapacity(_count + 1);
        Array.Copy(_items, index, _items, index + 1, _count - index);
        _items[index] = item;
        _count++;
        Version++;
    }

    public void RemoveAt(int index)
    {
        if ((uint)index >= (uint)_count)
        {
            return;
        }

        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = null;
        Version++;
    }

    public bool Remove(object? item)
    {
        var index = IndexOf(item);
        RemoveAt(index);
        return index >= 0;
    }

    public void Clear()
    {
        Array.Clear(_items, 0, _count);
        _count = 0;
        Version++;
    }

    public bool Contains(object? item) => IndexOf(item) >= 0;

    public int IndexOf(object? item) => Array.IndexOf(_items, item, 0, _count);

    public void CopyTo(object?[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _count);

    /// <summary>A copy; with <paramref name="deep"/> the objects and arrays inside are copied too.</summary>
    public ScriptArray Clone(bool deep)
    {
        var copy = new ScriptArray(_items.AsSpan(0, _count).ToArray()) { _members = _members?.Clone(deep) };
        for (var i = 0; deep && i < copy._count; i++)
        {
            copy._items[i] = ScriptObject.CloneValue(copy._items[i]);
        }

        return copy;
    }

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection.CopyTo(Array array, int index) => Array.Copy(_items, 0, array, index, _count);

    int IList.Add(object? value)
    {
        Add(value);
        return _count - 1;
    }

    void IList.Remove(object? value) => Remove(value);

    /// <summary>Sets a named member beside the items. One named <c>size</c> can be set but never read.</summary>
    internal void SetMember(string name, object? value) => (_members ??= new ScriptObject())[name] = value;

    /// <summary>Takes over the named members of another array.</summary>
    internal ScriptArray WithMembersOf(ScriptArray other)
    {
        _members = other._members;
        return this;
    }

    internal bool TryGetMember(string name, out object? value)
    {
        if (name == "size")
        {
            value = Boxes.Of(_count);
            return true;
        }

        value = null;
        return _members is not null && _members.TryGetValue(name, out value);
    }

    private void EnsureCapacity(int count)
    {
        if (count > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(count, Math.Max(4, _items.Length * 2)));
        }
    }
}
