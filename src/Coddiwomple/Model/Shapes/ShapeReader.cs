using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>
/// Takes YAML nodes and the shape they must have, gives Istio values in the order in which they are written. Everything wrong is reported at its exact
/// place, and left out. <paramref name="audience"/>: the clusters that get the value; their Istio must have every field.
/// </summary>
internal sealed class ShapeReader(ReadOnlyArray<Cluster> audience, DiagnosticBag diagnostics)
{
    private readonly ScalarReader _scalars = new(diagnostics);
    private readonly Cluster? _oldest = Oldest(audience);
    private readonly ByName<Located<string>> _spans = new();

    /// <summary>Where the fields read so far were written.</summary>
    public FieldSpans Spans => new(_spans);

    /// <summary>Gives null where nothing of the message could be read.</summary>
    public IstioMap? ReadMessage(YamlNode node, MessageShape shape) => ReadMessage(node, shape, shape.Name, "");

    /// <summary>Reports a feature that the oldest Istio of the audience lacks.</summary>
    public bool RequireRelease(int minor, string what, SourceSpan span)
    {
        if (_oldest is not { } cluster || cluster.Istio.IsAtLeast(minor))
        {
            return true;
        }

        diagnostics.Report(
            Catalogue.FieldNotAvailable,
            span,
            $"{what} needs Istio 1.{minor}, cluster \"{cluster.Name}\" has {cluster.Istio}",
            "upgrade the cluster, or leave it out");
        return false;
    }

    private IstioMap? ReadMessage(YamlNode node, MessageShape shape, string name, string path)
    {
        if (node is not YamlMapping mapping)
        {
            return (IstioMap?)ReportType(node, shape, name);
        }

        int mark = diagnostics.Items.Count;
        var values = new IstioValue?[shape.Fields.Length];
        foreach (YamlEntry entry in mapping.Entries)
        {
            ReadField(entry, shape, name, path, values);
        }

        var fields = new ArrayBuilder<IstioField>(mapping.Entries.Length);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                fields.Add(new IstioField(shape.Fields[i].Name, value));
            }
        }

        var map = new IstioMap(fields.ToReadOnly());
        MessageRules.Check(mapping, shape, name, diagnostics);
        if (shape.Check is { } check && !diagnostics.HasErrorsSince(mark))
        {
            check(new MessageReading(mapping, map, diagnostics));
        }

        return map;
    }

    private void ReadField(YamlEntry entry, MessageShape shape, string owner, string path, IstioValue?[] values)
    {
        string name = entry.Key.Text;
        int index = shape.IndexOf(name);
        if (index < 0)
        {
            List<string> known = [.. shape.OwnKeys, .. shape.Fields.Where(f => f.Refusal is null).Select(f => f.Name)];
            diagnostics.Report(
                Catalogue.UnknownField, entry.Key.Span, $"unknown field \"{name}\" of {owner}", Hints.DidYouMean(name, known, "fields"));
            return;
        }

        FieldShape field = shape.Fields[index];
        if (field.Refusal is { } refusal)
        {
            diagnostics.Report(Catalogue.RefusedField, entry.Key.Span, $"\"{name}\" is not accepted in {owner}", refusal);
            return;
        }

        if (field.Since > 1 && !RequireRelease(field.Since, $"\"{name}\"", entry.Key.Span))
        {
            return;
        }

        string fieldPath = path.Length == 0 ? name : path + "." + name;
        _spans.Add(fieldPath, entry.Key.Located);
        values[index] = Read(entry.Value, field.Value, field.Quoted, fieldPath);
    }

    private IstioValue? Read(YamlNode node, ValueShape shape, string name, string path) => (shape, node) switch
    {
        (MessageShape message, _) => ReadMessage(node, message, name, path),
        (ListShape list, YamlSequence sequence) => ReadList(sequence, list, name, path),
        (MapShape map, YamlMapping mapping) => ReadMap(mapping, map, name, path),
        (not ListShape and not MapShape, YamlScalar scalar) => _scalars.Read(scalar, shape, name),
        _ => ReportType(node, shape, name),
    };

    private IstioList? ReadList(YamlSequence sequence, ListShape shape, string name, string path)
    {
        if (sequence.Items.IsEmpty)
        {
            diagnostics.Report(Catalogue.WrongFieldType, sequence.Span, $"{name} is empty", "leave it out, or give it an item");
            return null;
        }

        var items = new ArrayBuilder<IstioValue>(sequence.Items.Length);
        foreach (YamlNode item in sequence.Items)
        {
            if (Read(item, shape.Item, name, path) is { } value)
            {
                items.Add(value);
            }
        }

        return new IstioList(items.ToReadOnly());
    }

    // The keys of a map have no order of their own: ordinal, so that the output does not depend on how they were written.
    private IstioMap ReadMap(YamlMapping mapping, MapShape shape, string name, string path)
    {
        var fields = new ByName<IstioField>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            TextChecks.Check(entry.Key.Text, shape.Key, entry.Key.Span, diagnostics);
            if (Read(entry.Value, shape.Value, $"\"{entry.Key.Text}\"", path) is { } value)
            {
                fields.Add(entry.Key.Text, new IstioField(entry.Key.Text, value));
            }
        }

        if (mapping.Entries.IsEmpty)
        {
            diagnostics.Report(Catalogue.WrongFieldType, mapping.Span, $"{name} is empty", "leave it out, or name something in it");
        }

        return new IstioMap(fields.ToSorted());
    }

    private IstioValue? ReportType(YamlNode node, ValueShape shape, string name)
    {
        if (node is YamlScalar scalar && PlainScalar.IsNull(scalar))
        {
            diagnostics.Report(Catalogue.WrongFieldType, node.Span, $"{name} has no value", "leave it out, or give it a value");
            return null;
        }

        string expected = shape switch
        {
            MessageShape => "a mapping",
            ListShape => "a list",
            MapShape => "a mapping of names to values",
            BooleanShape => "true or false",
            IntegerShape => "a whole number",
            NumberShape => "a number",
            DurationShape => "a duration such as 10s",
            _ => "text",
        };
        diagnostics.Report(Catalogue.WrongFieldType, ShapeProblems.FirstLine(node.Span), $"{name} must be {expected}, not {ShapeProblems.Describe(node)}", HintOfType(node, shape, expected));
        return null;
    }

    private static string HintOfType(YamlNode node, ValueShape shape, string expected) => (shape, node) switch
    {
        (MessageShape { Fields: [var only] }, YamlScalar scalar) => $"write {{{only.Name}: {Hints.Shorten(scalar.Text)}}}",
        (MessageShape message, _) => $"its fields are {Hints.List(message.Fields.Where(field => field.Refusal is null).Select(field => field.Name))}",
        (ListShape, YamlMapping) => "put \"- \" before each item",
        (ListShape, YamlScalar scalar) => $"write [{Hints.Shorten(scalar.Text)}]",
        _ => $"write {expected}",
    };

    private static Cluster? Oldest(ReadOnlyArray<Cluster> clusters)
    {
        Cluster? oldest = null;
        foreach (Cluster cluster in clusters)
        {
            if (oldest is null || cluster.Istio.Minor < oldest.Istio.Minor)
            {
                oldest = cluster;
            }
        }

        return oldest;
    }
}
