namespace Coddiwomple;

/// <summary>
/// Finds items by name, and gives them in the order of names. It keeps them as objects: a <c>Dictionary</c> for each type of item brings ten more types,
/// which the runtime loads at every start.
/// </summary>
internal sealed class ByName<T>
    where T : class
{
    private readonly Dictionary<string, object> _items = new(StringComparer.Ordinal);
    private readonly ArrayBuilder<string> _names = new();

    public int Count => _names.Count;

    public IReadOnlyCollection<string> Names => _items.Keys;

    public static ByName<T> Of(ReadOnlyArray<T> items, Func<T, string> nameOf)
    {
        var named = new ByName<T>();
        foreach (T item in items)
        {
            named.Add(nameOf(item), item);
        }

        return named;
    }

    public T? Find(string name) => _items.TryGetValue(name, out object? item) ? (T)item : null;

    /// <summary>Gives the item that already has the name, or null after adding this one.</summary>
    public T? Add(string name, T item)
    {
        if (!_items.TryAdd(name, item))
        {
            return Find(name);
        }

        _names.Add(name);
        return null;
    }

    /// <summary>Gives all items, by name in ordinal order.</summary>
    public ReadOnlyArray<T> ToSorted()
    {
        Ordinal.Sort(_names);
        var sorted = new ArrayBuilder<T>(Count);
        foreach (string name in _names)
        {
            sorted.Add((T)_items[name]);
        }

        return sorted.ToReadOnly();
    }
}
