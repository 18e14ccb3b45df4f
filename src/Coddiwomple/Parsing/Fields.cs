using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes a mapping and the shape it should have, gives its values by key and type. A value that is wrong is reported once and given as absent;
/// unknown keys and missing fields are reported when the mapping is opened.
/// </summary>
internal readonly struct Fields
{
    private readonly ShapeProblems _problems;
    private readonly ObjectShape _shape;
    private readonly YamlMapping _mapping;

    private Fields(ShapeProblems problems, ObjectShape shape, YamlMapping mapping)
    {
        _problems = problems;
        _shape = shape;
        _mapping = mapping;
    }

    public SourceSpan Span => _mapping.Span;

    public ReadOnlyArray<YamlEntry> Entries => _mapping.Entries;

    /// <summary>Gives null where the value is no mapping; <paramref name="subject"/> begins the message then.</summary>
    public static Fields? Open(ShapeProblems problems, ObjectShape shape, YamlNode node, Subject subject)
    {
        if (node is YamlScalar scalar && PlainScalar.IsNull(scalar))
        {
            problems.EmptyValue(subject, node, "a mapping");
            return null;
        }

        if (node is not YamlMapping mapping)
        {
            problems.WrongType(subject, "a mapping", node, $"its keys are {string.Join(", ", shape.Keys)}");
            return null;
        }

        if (mapping.IsSpoiled)
        {
            problems.CountEarlier();
        }

        var fields = new Fields(problems, shape, mapping);
        fields.CheckKeys();
        return fields;
    }

    public YamlNode? Node(string key) => _mapping.Find(key)?.Value;

    public Located<string>? Text(string key) => Node(key) is { } node ? ScalarValues.Text(_problems, node, Subject.Field(key)) : null;

    public Located<string>? Version(string key) => Node(key) is { } node ? ScalarValues.Version(_problems, node, Subject.Field(key)) : null;

    public Located<int>? Integer(string key) => Node(key) is { } node ? ScalarValues.Integer(_problems, node, Subject.Field(key)) : null;

    public Located<bool>? Boolean(string key) => Node(key) is { } node ? ScalarValues.Boolean(_problems, node, Subject.Field(key)) : null;

    /// <summary>Gives null where the key is absent or no list.</summary>
    public ReadOnlyArray<YamlNode>? ItemsIfAny(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlSequence { Items.IsEmpty: true } empty when Array.IndexOf(_shape.AtLeastOne, key) >= 0:
                _problems.EmptyList(key, empty);
                return null;
            case YamlSequence sequence:
                return sequence.Items;
            case YamlScalar scalar when PlainScalar.IsNull(scalar):
                _problems.EmptyValue(Subject.Field(key), scalar, "a list (\"[]\" is the empty one)");
                return null;
            case { } node:
                _problems.WrongType(Subject.Field(key), "a list", node, ListHint(node));
                return null;
        }
    }

    public ReadOnlyArray<YamlNode> Items(string key) => ItemsIfAny(key) ?? [];

    public ReadOnlyArray<Located<string>>? TextsIfAny(string key)
    {
        if (ItemsIfAny(key) is not { } items)
        {
            return null;
        }

        var texts = new ArrayBuilder<Located<string>>(items.Length);
        foreach (YamlNode item in items)
        {
            if (ScalarValues.Text(_problems, item, Subject.ItemOf(key)) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToReadOnly();
    }

    public ReadOnlyArray<Located<string>> Texts(string key) => TextsIfAny(key) ?? [];

    public ReadOnlyArray<Located<int>> Integers(string key)
    {
        ReadOnlyArray<YamlNode> items = Items(key);
        var numbers = new ArrayBuilder<Located<int>>(items.Length);
        foreach (YamlNode item in items)
        {
            if (ScalarValues.Integer(_problems, item, Subject.ItemOf(key)) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers.ToReadOnly();
    }

    /// <summary>Reads every item of a list of objects; items that are none are reported and left out.</summary>
    public ReadOnlyArray<T>? ObjectsIfAny<T>(string key, Func<ShapeProblems, YamlNode, T?> read)
        where T : class
    {
        if (ItemsIfAny(key) is not { } items)
        {
            return null;
        }

        var objects = new ArrayBuilder<T>(items.Length);
        foreach (YamlNode item in items)
        {
            if (read(_problems, item) is { } value)
            {
                objects.Add(value);
            }
        }

        return objects.ToReadOnly();
    }

    public ReadOnlyArray<T> Objects<T>(string key, Func<ShapeProblems, YamlNode, T?> read)
        where T : class => ObjectsIfAny(key, read) ?? [];

    /// <summary>A mapping that is handed on unread.</summary>
    public YamlMapping? Mapping(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMapping mapping:
                if (mapping.IsSpoiled)
                {
                    _problems.CountEarlier();
                }

                return mapping;
            case YamlScalar scalar when PlainScalar.IsNull(scalar):
                _problems.EmptyValue(Subject.Field(key), scalar, "a mapping");
                return null;
            case { } node:
                _problems.WrongType(Subject.Field(key), "a mapping", node, "write {key: value}");
                return null;
        }
    }

    public LabelsDocument? Labels(string key)
    {
        if (Mapping(key) is not { } mapping)
        {
            return null;
        }

        int before = _problems.Count;
        var labels = new ArrayBuilder<LabelDocument>(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (ScalarValues.Text(_problems, entry.Value, Subject.Label(entry.Key.Text)) is { } value)
            {
                labels.Add(new LabelDocument(entry.Key.Located, value));
            }
        }

        return new LabelsDocument(labels.ToReadOnly(), mapping.Span) { IsSpoiled = mapping.IsSpoiled || _problems.Count != before };
    }

    private void CheckKeys()
    {
        if (!_shape.IsOpen)
        {
            foreach (YamlEntry entry in _mapping.Entries)
            {
                if (!_shape.Knows(entry.Key.Text))
                {
                    _problems.UnknownKey(_shape, entry.Key);
                }
            }
        }

        foreach (string key in _shape.Required)
        {
            if (Node(key) is null && !IsMisspelled(key))
            {
                _problems.MissingField(_shape, key, _mapping);
            }
        }
    }

    // One mistake, one message: what an unknown key was meant to be is not missing as well.
    private bool IsMisspelled(string key)
    {
        foreach (YamlEntry entry in _mapping.Entries)
        {
            if (!_shape.Knows(entry.Key.Text) && KeyHint.IsMeant(_shape, entry.Key.Text, key))
            {
                return true;
            }
        }

        return false;
    }

    private static string? ListHint(YamlNode node) => node switch
    {
        YamlScalar { Text.Length: > 0 and < 60 } scalar when !scalar.Text.Contains('\n', StringComparison.Ordinal) => $"write [{scalar.Text}]",
        YamlMapping => "put \"- \" before each item",
        _ => null,
    };
}
