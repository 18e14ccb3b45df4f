using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>A YAML value with the place it was written at; anchors are expanded, within limits.</summary>
internal abstract record YamlNode(SourceFile File, int Start, int End)
{
    /// <summary>Made when it is asked for: most nodes, all keys among them, never are, and a large topology has a million of them.</summary>
    public SourceSpan Span => new(File, Start, End);

    /// <summary>Gives what the node says, with its place.</summary>
    public Located<T> Locate<T>(T value) => new(value, File, Start, End);
}

/// <summary>A scalar. <see cref="IsPlain"/>: written without quotes, so that <c>1.30</c>, <c>yes</c> or nothing at all are not strings.</summary>
internal sealed record YamlScalar(string Text, bool IsPlain, SourceFile File, int Start, int End) : YamlNode(File, Start, End);

internal sealed record YamlSequence(ReadOnlyArray<YamlNode> Items, SourceFile File, int Start, int End) : YamlNode(File, Start, End);

/// <summary>A mapping in the order of the source; duplicate keys are reported and dropped when it is read.</summary>
internal sealed record YamlMapping(ReadOnlyArray<YamlEntry> Entries, SourceFile File, int Start, int End) : YamlNode(File, Start, End)
{
    /// <summary>A duplicate key was dropped: what the second one held is missing.</summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Gives the entry of a key, null where there is none.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Gives the mapping without some keys.</summary>
    public YamlMapping Without(params ReadOnlyArray<string> keys) => this with { Entries = Entries.Where(entry => !keys.Contains(entry.Key.Text)) };

    /// <summary>Gives the mapping with a change to the mapping that is the value of a key, or to all that are in the list there.</summary>
    public YamlMapping With(string key, Func<YamlMapping, YamlMapping> change) => this with
    {
        Entries = Entries.Select(entry => entry.Key.Text != key ? entry : entry with
        {
            Value = entry.Value switch
            {
                YamlMapping inner => change(inner),
                YamlSequence list => list with { Items = list.Items.Select(item => item is YamlMapping inner ? change(inner) : item) },
                _ => entry.Value,
            },
        }),
    };
}

/// <summary>No object of its own, nor is its key: a large topology has hundreds of thousands, which the garbage collector would have to visit.</summary>
internal readonly record struct YamlEntry(YamlKey Key, YamlNode Value);

/// <summary>A key with the place it was written at.</summary>
internal readonly record struct YamlKey(string Text, SourceFile File, int Start, int End)
{
    public SourceSpan Span => new(File, Start, End);

    /// <summary>Gives the text with its place.</summary>
    public Located<string> Located => new(Text, File, Start, End);
}
