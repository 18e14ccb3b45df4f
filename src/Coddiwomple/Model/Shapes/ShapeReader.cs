using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>
/// Takes YAML nodes and the shape they must have, gives Istio values in the order in which they are written. Everything wrong is reported at its exact
/// place, and left out. <paramref name="audience"/>: the clusters that get the value; their Istio must have every field.
/// </summary>
internal sealed class ShapeReader(ImmutableArray<Cluster> audience, DiagnosticBag diagnostics)
{
    private readonly ScalarReader _scalars = new(diagnostics);
    private readonly Cluster? _oldest = Oldest(audience);
    private readonly Dictionary<string, SourceSpan> _spans = new(StringComparer.Ordinal);

    /// <summary>Where the fields read so far were written.</summary>
    public FieldSpans Spans => FieldSpans.From(_spans);

    /// <summary>Gives null where nothing of the message could be read.</summary>
    public IstioMap? ReadMessage(YamlNode node, MessageShape shape, string path = "")
    {
        if (node is not YamlMapping mapping)
        {
            diagnostics.Report(Catalogue.WrongFieldType, node.Span, $"{shape.Name} is not {Describe(node)}", $"it has fields, among them {Some(shape)}");
            return null;
        }

        int mark = diagnostics.Items.Count;
        var values = new Dictionary<string, IstioValue>(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (ReadField(entry, shape, path) is { } value)
            {
                values[entry.Key.Text] = value;
            }
        }

        var fields = ImmutableArray.CreateBuilder<IstioField>(values.Count);
        foreach (FieldShape field in shape.Fields)
        {
            if (values.TryGetValue(field.Name, out IstioValue? value))
            {
                fields.Add(new IstioField(field.Name, value));
            }
        }

        var map = new IstioMap(fields.ToImmutable());
        MessageRules.Check(mapping, shape, diagnostics);
        if (shape.Check is { } check && !HasErrorsSince(mark))
        {
            check(new MessageReading(mapping, map, diagnostics));
        }

        return map;
    }

    /// <summary>Reads one field of a message whose fields are looked at one by one.</summary>
    public IstioValue? ReadField(YamlEntry entry, MessageShape shape, string path = "")
    {
        string name = entry.Key.Text;
        if (shape.FindField(name) is not { } field)
        {
            List<string> known = [.. shape.Fields.Where(f => f.Refusal is null).Select(f => f.Name)];
            diagnostics.Report(
                Catalogue.UnknownField, entry.Key.Span, $"unknown field \"{name}\" of {shape.Name}", Hints.DidYouMean(name, known, "fields"));
            return null;
        }

        if (field.Refusal is { } refusal)
        {
            diagnostics.Report(Catalogue.RefusedField, entry.Key.Span, $"\"{name}\" is not accepted in {shape.Name}", refusal);
            return null;
        }

        if (_oldest is { } cluster && !cluster.Istio.IsAtLeast(field.Since))
        {
            diagnostics.Report(
                Catalogue.FieldNotAvailable,
                entry.Key.Span,
                $"\"{name}\" needs Istio 1.{field.Since}, cluster \"{cluster.Name}\" has {cluster.Istio}",
                "upgrade the cluster, or leave the field out for what it gets");
            return null;
        }

        string fieldPath = path.Length == 0 ? name : path + "." + name;
        _spans.TryAdd(fieldPath, entry.Key.Span);
        return Read(entry.Value, field.Value, name, fieldPath);
    }

    private IstioValue? Read(YamlNode node, ValueShape shape, string name, string path) => (shape, node) switch
    {
        (MessageShape message, _) => ReadMessage(node, message, path),
        (ListShape list, YamlSequence sequence) => ReadList(sequence, list, name, path),
        (MapShape map, YamlMapping mapping) => ReadMap(mapping, map, name, path),
        (not ListShape and not MapShape, YamlScalar scalar) => _scalars.Read(scalar, shape, name),
        _ => ReportType(node, shape, name),
    };

    private IstioList? ReadList(YamlSequence sequence, ListShape shape, string name, string path)
    {
        if (sequence.Items.IsEmpty)
        {
            diagnostics.Report(Catalogue.WrongFieldType, sequence.Span, $"\"{name}\" is empty", "leave it out, or give it an item");
            return null;
        }

        var items = ImmutableArray.CreateBuilder<IstioValue>(sequence.Items.Length);
        foreach (YamlNode item in sequence.Items)
        {
            if (Read(item, shape.Item, name, path) is { } value)
            {
                items.Add(value);
            }
        }

        return new IstioList(items.ToImmutable());
    }

    // The keys of a map have no order of their own: ordinal, so that the output does not depend on how they were written.
    private IstioMap ReadMap(YamlMapping mapping, MapShape shape, string name, string path)
    {
        var fields = new SortedDictionary<string, IstioValue>(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            TextChecks.Check(entry.Key.Text, shape.Key, entry.Key.Span, diagnostics);
            if (Read(entry.Value, shape.Value, entry.Key.Text, path) is { } value)
            {
                fields[entry.Key.Text] = value;
            }
        }

        if (mapping.Entries.IsEmpty)
        {
            diagnostics.Report(Catalogue.WrongFieldType, mapping.Span, $"\"{name}\" is empty", "leave it out, or name something in it");
        }

        return new IstioMap([.. fields.Select(field => new IstioField(field.Key, field.Value))]);
    }

    private IstioValue? ReportType(YamlNode node, ValueShape shape, string name)
    {
        string expected = shape switch
        {
            ListShape => "a list",
            MapShape => "a mapping of names to values",
            BooleanShape => "true or false",
            IntegerShape => "a whole number",
            NumberShape => "a number",
            DurationShape => "a duration such as 10s",
            _ => "text",
        };
        diagnostics.Report(Catalogue.WrongFieldType, node.Span, $"\"{name}\" is not {Describe(node)}", $"write {expected}");
        return null;
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar scalar when PlainScalar.IsNull(scalar) => "empty",
        _ => "a single value",
    };

    private static string Some(MessageShape shape) => Hints.List(shape.Fields.Where(field => field.Refusal is null).Take(3).Select(field => field.Name));

    private bool HasErrorsSince(int mark)
    {
        for (int i = mark; i < diagnostics.Items.Count; i++)
        {
            if (diagnostics.Items[i].Severity == Severity.Error)
            {
                return true;
            }
        }

        return false;
    }

    private static Cluster? Oldest(ImmutableArray<Cluster> clusters)
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
