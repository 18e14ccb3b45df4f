using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// An object of the template language: keys in the order they were added, each with a value. Keys are compared by
/// their characters. Not safe for writing from several threads; reading is.
/// </summary>
public sealed partial class ScriptObject : IReadOnlyDictionary<string, object?>
{
    private static readonly ScriptObjectShape Pair = ScriptObjectShape.Create("key", "value");

    // Volatile, since of a shared object whose members were put off it is set last, when other threads may look.
    private volatile ScriptObjectShape? _shape;
    private object?[] _values;
    private IDeferredMembers? _deferred;
    private Extras? _extras;
    private bool _sharesValues;

    /// <summary>An object without members.</summary>
    public ScriptObject()
        : this(ScriptObjectShape.Empty, [])
    {
    }

    /// <summary>An object without members, with room for <paramref name="capacity"/>.</summary>
    public ScriptObject(int capacity)
        : this(ScriptObjectShape.Empty, capacity == 0 ? [] : new object?[capacity])
    {
    }

    /// <summary>
    /// An object whose members are the keys of <paramref name="shape"/> with <paramref name="values"/> in the same
    /// order. The array is kept, not copied: this is the cheap way to build many objects that look alike.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer values than keys.</exception>
    public ScriptObject(ScriptObjectShape shape, object?[] values)
    {
        if (values.Length < shape.Count)
        {
            throw new ArgumentException($"{values.Length} values for {shape.Count} keys", nameof(values));
        }

        _shape = shape;
        _values = values;
    }

    /// <summary>An object whose members are made when somebody first asks for one.</summary>
    public ScriptObject(IDeferredMembers deferred)
    {
        _deferred = deferred;
        _values = [];
    }

    /// <summary>The key table shared with other objects, or null when this object has one of its own.</summary>
    public ScriptObjectShape? Shape => _shape;

    /// <summary>What the members will be made of; null once they are made.</summary>
    public IDeferredMembers? Deferred => _deferred;

    /// <summary>When true no member can be set, added or removed.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>What a call of the object itself runs: <c>date "2026/01/31"</c>.</summary>
    internal IScriptCustomFunction? Callable
    {
        get => _extras?.Callable;
        init => _extras = value is null ? null : new Extras { Callable = value };
    }

    public int Count => (_shape ?? Settle()) is { } shape ? shape.Count : Own.Count;

    public IEnumerable<string> Keys => this.Select(static member => member.Key);

    public IEnumerable<object?> Values => this.Select(static member => member.Value);

    /// <summary>A member's value; reading one that does not exist gives null, as in a template.</summary>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : null;
        set => Set(key, value);
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var slot = IndexOf(key);
        value = slot < 0 ? null : _values[slot];
        return slot >= 0;
    }

    /// <summary>Adds or replaces a member.</summary>
    public void Add(string key, object? value) => Set(key, value);

    /// <summary>Sets a member unless it is read-only.</summary>
    public bool TrySetValue(string member, object? value)
    {
        if (!CanWrite(member))
        {
            return false;
        }

        Set(member, value);
        return true;
    }

    public bool Remove(string member)
    {
        var slot = IndexOf(member);
        if (slot < 0 || IsReadOnly || IsShared)
        {
            return false;
        }

        var kept = new ScriptObject(Count);
        for (var i = 0; i < Count; i++)
        {
            if (i != slot)
            {
                kept.SetValue(KeyAt(i), _values[i], IsReadOnlyAt(i));
            }
        }

        (_shape, _values, _sharesValues) = (kept._shape, kept._values, false);
        TakeExtras(kept._extras?.Keys, kept);
        return true;
    }

    /// <summary>Removes every member.</summary>
    public void Clear()
    {
        RefuseShared();
        _deferred = null;
        _shape = ScriptObjectShape.Empty;
        _sharesValues = false;
        _values = [];
        TakeExtras(null, null);
    }

    /// <summary>A copy; with <paramref name="deep"/> the objects and arrays inside are copied too.</summary>
    public ScriptObject Clone(bool deep)
    {
        var copy = new ScriptObject(Count);
        for (var i = 0; i < Count; i++)
        {
            copy.Set(KeyAt(i), deep ? CloneValue(_values[i]) : _values[i]);
        }

        copy.TakeExtras(copy._extras?.Keys, this);
        return copy;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new KeyValuePair<string, object?>(KeyAt(i), _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static object? CloneValue(object? value) => value switch
    {
        ScriptObject inner => inner.Clone(true),
        ScriptArray array => array.Clone(true),
        _ => value,
    };

    /// <summary>The members as a template goes over them: objects with a <c>key</c> and a <c>value</c>.</summary>
    internal ScriptArray ToPairs()
    {
        var pairs = new ScriptArray(Count);
        for (var i = 0; i < Count; i++)
        {
            pairs.Add(new ScriptObject(Pair, [KeyAt(i), _values[i]]));
        }

        return pairs;
    }

    internal string KeyAt(int slot) => (_shape ?? Settle()) is { } shape ? shape.KeyAt(slot) : Own.KeyAt(slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal object? ValueAt(int slot) => _values[slot];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetValueAt(int slot, object? value) => _values[slot] = value;

    internal int IndexOf(string key)
        => (_shape ?? Settle()) is { } shape ? shape.IndexOf(key) : Own.IndexOf(key);

    internal void Set(string key, object? value)
    {
        RefuseShared();
        if (_sharesValues)
        {
            _values = (object?[])_values.Clone();
            _sharesValues = false;
        }

        var slot = IndexOf(key);
        if (slot < 0)
        {
            slot = Append(key);
        }

        _values[slot] = value;
    }

    // Makes the members that were put off; the shape they have then.
    private ScriptObjectShape? Settle()
    {
        if (IsShared)
        {
            SettleShared();
        }
        else if (_deferred is { } deferred)
        {
            _deferred = null;
            _shape = ScriptObjectShape.Empty;
            deferred.AddTo(this);
        }

        return _shape;
    }

    private int Append(string key)
    {
        var slot = Count;
        var next = _shape?.With(key);
        if (next is null)
        {
            AppendToOwn(key);
        }

        _shape = next;
        if (slot >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, slot * 2));
        }

        return slot;
    }

    private void AppendToOwn(string key)
    {
        if (_shape is { } shape)
        {
            Extra.Keys = new OwnKeys(shape);
            NameReadOnlyKeys(shape);
        }

        Own.Add(key);
    }
}
