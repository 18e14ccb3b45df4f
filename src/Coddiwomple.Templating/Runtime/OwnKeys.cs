namespace Coddiwomple.Templating.Runtime;

/// <summary>The key table of one object alone: it has more keys than a <see cref="ScriptObjectShape"/> takes, or the template makes up ever new ones.</summary>
internal sealed class OwnKeys
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public OwnKeys(ScriptObjectShape shape)
    {
        for (var i = 0; i < shape.Count; i++)
        {
            Add(shape.KeyAt(i));
        }
    }

    public int Count => _keys.Count;

    public string KeyAt(int slot) => _keys[slot];

    /// <summary>The slot of <paramref name="key"/>, or -1.</summary>
    public int IndexOf(string key) => _index.TryGetValue(key, out var slot) ? slot : -1;

    public void Add(string key)
    {
        _index.Add(key, _keys.Count);
        _keys.Add(key);
    }
}
