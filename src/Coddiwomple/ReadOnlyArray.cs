using System.Collections;
using System.Runtime.CompilerServices;

namespace Coddiwomple;

/// <summary>
/// A list that nobody changes any more. What <c>ImmutableArray</c> brings besides, eight types for each type of item, the runtime would load at every
/// start; <see cref="Where"/> and its like give their results at once, so that they need no iterators either. A lambda that takes variables along costs two
/// objects, the first from the start of its method on: what is asked for every cluster of every service is a loop, and what is rare a method of its own.
/// </summary>
[CollectionBuilder(typeof(ReadOnlyArray), nameof(ReadOnlyArray.Create))]
public readonly struct ReadOnlyArray<T> : IEnumerable<T>
{
    private readonly T[]? _items;

    /// <summary>Takes over an array, which must not be changed from then on.</summary>
    public ReadOnlyArray(T[]? items) => _items = items;

    /// <summary>The list of nothing.</summary>
    public static ReadOnlyArray<T> Empty => default;

    /// <summary>How many items there are.</summary>
    public int Length => _items is null ? 0 : _items.Length;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Gives the item at an index from 0 on.</summary>
    public T this[int index] => _items is null ? throw new IndexOutOfRangeException() : _items[index];

    /// <summary>The first item, null where there is none.</summary>
    public T? First => IsEmpty ? default : this[0];

    /// <summary>Gives the items without copying them.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Goes through the items.</summary>
    public Enumerator GetEnumerator() => new(_items, Length);

    /// <summary>Whether an item is equal to this one.</summary>
    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <summary>Gives where the first item is that is equal to this one, -1 where there is none.</summary>
    public int IndexOf(T item) => _items is null ? -1 : Array.IndexOf(_items, item);

    /// <summary>Whether the condition holds for one of them.</summary>
    public bool Any(Func<T, bool> condition)
    {
        foreach (T item in this)
        {
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the condition holds for each of them.</summary>
    public bool All(Func<T, bool> condition)
    {
        foreach (T item in this)
        {
            if (!condition(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives the first item for which the condition holds.</summary>
    public T? FirstOrDefault(Func<T, bool> condition)
    {
        foreach (T item in this)
        {
            if (condition(item))
            {
                return item;
            }
        }

        return default;
    }

    /// <summary>Gives the items for which the condition holds: this list where that is all of them, as it mostly is.</summary>
    public ReadOnlyArray<T> Where(Func<T, bool> condition)
    {
        int first = 0;
        while (first < Length && condition(this[first]))
        {
            first++;
        }

        if (first == Length)
        {
            return this;
        }

        var chosen = new ArrayBuilder<T>(Length - 1);
        for (int index = 0; index < Length; index++)
        {
            if (index < first || (index > first && condition(this[index])))
            {
                chosen.Add(this[index]);
            }
        }

        return chosen.ToReadOnly();
    }

    /// <summary>Gives what is made of each item.</summary>
    public ReadOnlyArray<TResult> Select<TResult>(Func<T, TResult> make)
    {
        if (IsEmpty)
        {
            return default;
        }

        var results = new TResult[Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = make(this[i]);
        }

        return new ReadOnlyArray<TResult>(results);
    }

    /// <summary>Gives the items with more at the end.</summary>
    public ReadOnlyArray<T> Add(params ReadOnlySpan<T> items)
    {
        var more = new T[Length + items.Length];
        AsSpan().CopyTo(more);
        items.CopyTo(more.AsSpan(Length));
        return new ReadOnlyArray<T>(more);
    }

    /// <summary>Gives the items in another order.</summary>
    public ReadOnlyArray<T> Sort(Comparison<T> comparison)
    {
        T[] sorted = AsSpan().ToArray();
        Array.Sort(sorted, comparison);
        return new ReadOnlyArray<T>(sorted);
    }

    /// <summary>Whether both are one and the same list; so records compare them.</summary>
    public override bool Equals(object? obj) => obj is ReadOnlyArray<T> other && other._items == _items;

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Goes through the first items of an array.</summary>
    public struct Enumerator
    {
        private readonly T[]? _items;
        private readonly int _count;
        private int _index;

        internal Enumerator(T[]? items, int count)
        {
            _items = items;
            _count = count;
            _index = -1;
        }

        /// <summary>The item that it is at.</summary>
        public readonly T Current => _items is null ? throw new InvalidOperationException("there are no items") : _items[_index];

        /// <summary>Goes to the next item; gives false where there is none.</summary>
        public bool MoveNext() => ++_index < _count;
    }
}

/// <summary>Makes lists that nobody changes any more.</summary>
public static class ReadOnlyArray
{
    /// <summary>Gives a list of these items.</summary>
    public static ReadOnlyArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());
}
