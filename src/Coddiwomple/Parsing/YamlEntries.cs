using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Gathers the entries of one mapping: the first of equal keys stays, the others are reported; what <c>&lt;&lt;</c> merges in yields to explicit keys.</summary>
internal sealed class YamlEntries(DiagnosticBag bag)
{
    // Most mappings are small: up to here a plain search is faster than hashing.
    private const int SearchLimit = 12;

    private readonly ArrayBuilder<YamlEntry> _entries = new();
    private Dictionary<string, YamlKey>? _index;
    private List<YamlEntry>? _merges;

    public bool HasDuplicates { get; private set; }

    /// <summary>A key could not be read, or nothing could be merged.</summary>
    public bool HasHoles { get; private set; }

    public void Add(YamlNode key, YamlNode value)
    {
        if (key is not YamlScalar scalar)
        {
            HasHoles = true;
            bag.Report(Catalogue.InvalidKey, key.Span, $"a {(key is YamlMapping ? "mapping" : "list")} cannot be a key", "keys are plain text; text with \"{\" or \"[\" at its beginning needs quotes");
        }
        else if (scalar is { IsPlain: true, Text: "" })
        {
            HasHoles = true;
            bag.Report(Catalogue.InvalidKey, KeySpan(scalar, value), "a key is missing before \":\"", "write \"key: value\"");
        }
        else
        {
            Add(scalar, value);
        }
    }

    private void Add(YamlScalar key, YamlNode value)
    {
        var entry = new YamlEntry(new YamlKey(key.Text, key.File, key.Start, key.End), value);
        if (key is { IsPlain: true, Text: "<<" })
        {
            (_merges ??= []).Add(entry);
        }
        else if (Find(key.Text) is { } first)
        {
            HasDuplicates = true;
            bag.Report(
                Catalogue.DuplicateKey,
                key.Span,
                $"duplicate key \"{key.Text}\"",
                "remove one of them, or join what they hold",
                new RelatedPlace(first.Span, "first written here"));
        }
        else
        {
            Append(entry);
        }
    }

    public ReadOnlyArray<YamlEntry> ToReadOnly()
    {
        if (_merges is not null)
        {
            foreach (YamlEntry merge in _merges)
            {
                Merge(merge.Value);
            }
        }

        return _entries.ToReadOnly();
    }

    private void Merge(YamlNode value)
    {
        switch (value)
        {
            case YamlMapping mapping:
                MergeMapping(mapping);
                break;
            case YamlSequence sequence:
                foreach (YamlNode item in sequence.Items)
                {
                    if (item is YamlMapping mapping)
                    {
                        MergeMapping(mapping);
                    }
                    else
                    {
                        ReportMerge(item.Span);
                    }
                }

                break;
            default:
                ReportMerge(value.Span);
                break;
        }
    }

    private void MergeMapping(YamlMapping mapping)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (Find(entry.Key.Text) is null)
            {
                Append(entry);
            }
        }
    }

    private void ReportMerge(SourceSpan span)
    {
        HasHoles = true;
        bag.Report(Catalogue.InvalidMerge, span, "\"<<\" merges mappings, and this is none", "write \"<<: *name\" where \"&name\" stands before a mapping");
    }

    private YamlKey? Find(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out YamlKey known) ? known : null;
        }

        for (int i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key.Text == key)
            {
                return _entries[i].Key;
            }
        }

        return null;
    }

    private void Append(YamlEntry entry)
    {
        _entries.Add(entry);
        if (_index is not null)
        {
            _index.Add(entry.Key.Text, entry.Key);
        }
        else if (_entries.Count > SearchLimit)
        {
            _index = new Dictionary<string, YamlKey>(StringComparer.Ordinal);
            foreach (YamlEntry known in _entries)
            {
                _index.Add(known.Key.Text, known.Key);
            }
        }
    }

    private static SourceSpan KeySpan(YamlScalar key, YamlNode value) =>
        key.End > key.Start || value.Start < key.Start ? key.Span : key.Span with { End = value.Start };
}
