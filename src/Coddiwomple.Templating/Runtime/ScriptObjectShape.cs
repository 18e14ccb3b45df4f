namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// The key table that all <see cref="ScriptObject"/>s with the same keys in the same order share. Objects that are
/// built from one shape cost one small allocation each, and a member access in a template finds its slot by comparing
/// one reference. Shapes are immutable and may be used from any thread.
/// </summary>
public sealed class ScriptObjectShape
{
    // A template that makes up keys must not grow the shared tree without bound: past these sizes an object gets a
    // table of its own.
    internal const int MaxSharedKeys = 64;
    private const int MaxTransitions = 256;
    private const int LinearSearchLimit = 16;

    /// <summary>The shape without keys.</summary>
    public static readonly ScriptObjectShape Empty = new([]);

    private readonly string[] _keys;
    private Dictionary<string, int>? _index;
    private ScriptObjectShape? _lastChild;
    private Dictionary<string, ScriptObjectShape>? _transitions;

    private ScriptObjectShape(string[] keys)
    {
        _keys = keys;
    }

    /// <summary>The keys, in the order of their slots.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>How many slots an object of this shape has.</summary>
    public int Count => _keys.Length;

    /// <summary>The shape with these keys in this order; the same keys give the same shape.</summary>
    /// <exception cref="ArgumentException">A key occurs twice, or there are more than 64.</exception>
    public static ScriptObjectShape Create(params string[] keys)
    {
        var shape = Empty;
        foreach (var key in keys)
        {
            var next = shape.IndexOf(key) < 0 ? shape.With(key) : null;
            shape = next ?? throw new ArgumentException($"'{key}' occurs twice or is one key too many", nameof(keys));
        }

        return shape;
    }

    /// <summary>The slot of <paramref name="key"/>, or -1.</summary>
    public int IndexOf(string key)
    {
        var keys = _keys;
        if (keys.Length > LinearSearchLimit)
        {
            return (_index ??= BuildIndex()).TryGetValue(key, out var slot) ? slot : -1;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (ReferenceEquals(keys[i], key))
            {
                return i;
            }
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Length == key.Length && string.Equals(keys[i], key))
            {
                return i;
            }
        }

        return -1;
    }

    internal string KeyAt(int slot) => _keys[slot];

    /// <summary>The shape with one more key, or null when that would grow the shared tree too far.</summary>
    internal ScriptObjectShape? With(string key)
    {
        if (_lastChild is { } child && ReferenceEquals(child._keys[^1], key))
        {
            return child;
        }

        if (_keys.Length >= MaxSharedKeys)
        {
            return null;
        }

        lock (this)
        {
            _transitions ??= new Dictionary<string, ScriptObjectShape>(StringComparer.Ordinal);
            if (_transitions.TryGetValue(key, out var next))
            {
                _lastChild = next;
                return next;
            }

            if (_transitions.Count >= MaxTransitions)
            {
                return null;
            }

            next = new ScriptObjectShape([.. _keys, string.Intern(key)]);
            _transitions.Add(key, next);
            return next;
        }
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < _keys.Length; i++)
        {
            index.Add(_keys[i], i);
        }

        return index;
    }
}
