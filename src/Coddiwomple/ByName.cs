namespace Coddiwomple;

/// <summary>
/// Finds items by name, and gives them in the order of names. It keeps them as objects: a <c>Dictionary</c> for each type of item brings ten more types,
/// which the runtime loads at every start.
/// </summary>
internal sealed class ByName<T>
    where T : class
{
    // An index costs more than it saves below that, and most lists are of the ports or versions of one service.
    private const int WorthIndexing = 12;

    private readonly ArrayBuilder<string> _names = new();
    private readonly ArrayBuilder<object> _items = new();
    private Dictionary<string, object>? _index;

    public int Count => _names.Count;

    public IReadOnlyCollection<string> Names => _names.AsSpan().ToArray();

    public static ByName<T> Of(ReadOnlyArray<T> items, Func<T, string> nameOf)
    {
        var named = new ByName<T>();
        foreach (T item in items)
        {
            named.Add(nameOf(item), item);
        }

        return named;
    }

    public T? Find(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out object? item) ? (T)item : null;
        }

        for (int index = 0; index < _names.Count; index++)
        {
            if (_names[index] == name)
            {
                return (T)_items[index];
            }
        }

        return null;
    }

    /// <summary>Gives the item that already has the name, or null after adding this one.</summary>
    public T? Add(string name, T item)
    {
        if (Find(name) is { } first)
        {
            return first;
        }

        _names.Add(name);
        _items.Add(item);
        _index?.Add(name, item);
        if (Count == WorthIndexing)
        {
            MakeIndex();
        }

        return null;
    }

    /// <summary>Gives all items, by name in ordinal order.</summary>
    public ReadOnlyArray<T> ToSorted()
    {
        var sorted = new ArrayBuilder<T>(Count);
        if (IsSorted())
        {
            foreach (object item in _items)
            {
                sorted.Add((T)item);
            }

            return sorted.ToReadOnly();
        }

        var names = new ArrayBuilder<string>(Count);
        foreach (string name in _names)
        {
            names.Add(name);
        }

        Ordinal.Sort(names);
        foreach (string name in names)
        {
            if (Find(name) is { } item)
            {
                sorted.Add(item);
            }
        }

        return sorted.ToReadOnly();
    }

    private bool IsSorted()
    {
        for (int index = 1; index < Count; index++)
        {
            if (Ordinal.Compare(_names[index - 1], _names[index]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private void MakeIndex()
    {
        _index = new Dictionary<string, object>(StringComparer.Ordinal);
        for (int index = 0; index < Count; index++)
        {
            _index.Add(_names[index], _items[index]);
        }
    }
}
