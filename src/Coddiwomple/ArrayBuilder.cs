namespace Coddiwomple;

/// <summary>Collects the items of a <see cref="ReadOnlyArray{T}"/>; loads less at start than a <c>List</c>, as that does.</summary>
internal sealed class ArrayBuilder<T>(int capacity = 0)
{
    private const int LeastItems = 4;

    private T[]? _items = capacity > 0 ? new T[capacity] : null;

    public int Count { get; private set; }

    public T this[int index]
    {
        get => AsSpan()[index];
        set => AsSpan()[index] = value;
    }

    public void Add(T item)
    {
        if (_items is null || _items.Length == Count)
        {
            Array.Resize(ref _items, Math.Max(LeastItems, Count * 2));
        }

        _items[Count++] = item;
    }

    public void AddRange(ReadOnlyArray<T> items)
    {
        foreach (T item in items)
        {
            Add(item);
        }
    }

    public void Insert(int index, T item)
    {
        Add(item);
        AsSpan()[index..^1].CopyTo(AsSpan()[(index + 1)..]);
        this[index] = item;
    }

    public void RemoveAt(int index)
    {
        AsSpan()[(index + 1)..].CopyTo(AsSpan()[index..]);
        Count--;
    }

    public bool Contains(T item) => _items is not null && Array.IndexOf(_items, item, 0, Count) >= 0;

    public Span<T> AsSpan() => _items.AsSpan(0, Count);

    public ReadOnlyArray<T>.Enumerator GetEnumerator() => new(_items, Count);

    public void Sort(Comparison<T> comparison) => AsSpan().Sort(comparison);

    /// <summary>Forgets the items, and keeps their place for others.</summary>
    public void Clear()
    {
        AsSpan().Clear();
        Count = 0;
    }

    /// <summary>Gives the items from an index on, and keeps those before.</summary>
    public ReadOnlyArray<T> TakeFrom(int index)
    {
        Span<T> taken = AsSpan()[index..];
        ReadOnlyArray<T> items = ReadOnlyArray.Create<T>(taken);
        taken.Clear();
        Count = index;
        return items;
    }

    /// <summary>Gives what was collected, and begins anew.</summary>
    public ReadOnlyArray<T> ToReadOnly()
    {
        if (Count == 0)
        {
            return [];
        }

        Array.Resize(ref _items, Count);
        var all = new ReadOnlyArray<T>(_items);
        _items = null;
        Count = 0;
        return all;
    }
}
