using System.Globalization;
using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Schema;

/// <summary>Takes a schema and a value, reports what the API server would refuse, and unknown fields, which it would drop without a word.</summary>
internal sealed class SchemaCheck(ProofReport report)
{
    public void Check(SchemaNode schema, YamlNode node, string name)
    {
        switch (schema.Type)
        {
            case "object":
                CheckObject(schema, node, name);
                break;
            case "array":
                CheckArray(schema, node, name);
                break;
            default:
                CheckScalar(schema, node, name);
                break;
        }
    }

    private void CheckObject(SchemaNode schema, YamlNode node, string name)
    {
        if (node is not YamlMapping mapping)
        {
            ReportType(schema, node, name, schema.Properties.Count > 0 ? "a mapping" : "a mapping of names to values");
            return;
        }

        CheckSize(schema, node, name, mapping.Entries.Length, "entry", "entries");
        bool hasStrangers = false;
        foreach (YamlEntry entry in mapping.Entries)
        {
            hasStrangers |= !CheckEntry(schema, entry, name);
        }

        // A field that is not known may be the one that is missing, here or for a rule.
        if (hasStrangers)
        {
            report.Cover(YamlAccess.PlaceOf(mapping));
        }

        foreach (string field in hasStrangers || mapping.IsSpoiled ? [] : schema.Required)
        {
            if (mapping.Entry(field) is null)
            {
                report.Report(Catalogue.MissingObjectField, node, $"{name} needs \"{field}\"", $"add \"{field}:\"");
            }
        }

        foreach (var group in schema.Exclusive)
        {
            CheckExclusive(mapping, [.. group], name);
        }
    }

    private bool CheckEntry(SchemaNode schema, YamlEntry entry, string owner)
    {
        string key = entry.Key.Text;
        if (schema.Properties.TryGetValue(key, out SchemaNode? property))
        {
            Check(property, entry.Value, $"\"{key}\"");
            if (entry.Value.Entries.Any(field => property.IsClosed && !property.Properties.ContainsKey(field.Key.Text)))
            {
                report.Cover(entry.Key.Span);
            }
        }
        else if (schema.Extra is { } extra)
        {
            Check(extra, entry.Value, $"\"{Hints.Shorten(key)}\"");
        }
        else if (schema.IsClosed)
        {
            report.Report(Catalogue.UnknownObjectField, entry.Key.Span, $"unknown field \"{Hints.Shorten(key)}\" in {owner}", Hints.DidYouMean(key, [.. schema.Properties.Keys], "fields"));
            return false;
        }

        return true;
    }

    private void CheckExclusive(YamlMapping mapping, string[] group, string name)
    {
        YamlKey? found = null;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!group.Contains(entry.Key.Text))
            {
                continue;
            }

            if (found is { } first)
            {
                report.ReportBoth(first, entry.Key, $" in {name}");
                return;
            }

            found = entry.Key;
        }
    }

    private void CheckArray(SchemaNode schema, YamlNode node, string name)
    {
        if (node is not YamlSequence sequence)
        {
            ReportType(schema, node, name, "a list");
            return;
        }

        CheckSize(schema, node, name, sequence.Items.Length, "item", "items");
        if (schema.Items is not { } every)
        {
            return;
        }

        foreach (YamlNode item in sequence.Items)
        {
            Check(every, item, item is YamlMapping ? $"an item of {name}" : $"every item of {name}");
        }
    }

    private void CheckScalar(SchemaNode schema, YamlNode node, string name)
    {
        ValueKind kind = node is YamlScalar scalar ? PlainValue.KindOf(scalar) : ValueKind.Null;
        bool isRight = node is YamlScalar && schema.Type switch
        {
            "integer" => kind == ValueKind.Integer,
            "number" => kind is ValueKind.Integer or ValueKind.Number,
            "boolean" => kind == ValueKind.Boolean,
            "string" => kind == ValueKind.Text,
            _ => true,
        };
        if (!isRight)
        {
            if (!schema.IsNullable || !YamlAccess.IsNull(node))
            {
                ReportType(schema, node, name, schema.Type switch { "integer" => "a whole number", "number" => "a number", "boolean" => "true or false", _ => "text" });
            }

            return;
        }

        string text = node.Text;
        if (!schema.Choices.IsEmpty && !schema.Choices.Contains(text))
        {
            string hint = NameSuggester.Suggest(text, schema.Choices) is { } near ? $"did you mean \"{near}\"?" : $"write {Hints.Either(schema.Choices)}";
            report.Report(Catalogue.ValueOutOfLimits, node, $"\"{Hints.Shorten(text)}\" is not a value of {name}", hint);
        }
        else if (schema.Type == "string")
        {
            CheckText(schema, node, text, name);
        }
        else if (PlainValue.TryNumber(text, out double number) && (number < schema.Minimum || number > schema.Maximum))
        {
            report.Report(Catalogue.ValueOutOfLimits, node, $"{name} cannot be {text}", Limits(schema.Minimum, schema.Maximum, "the value is"));
        }
    }

    private void CheckText(SchemaNode schema, YamlNode node, string text, string name)
    {
        CheckSize(schema, node, name, text.EnumerateRunes().Count(), "character", "characters");
        if (schema.IsDuration)
        {
            if (!DurationSyntax.TryParse(text, out decimal milliseconds) || milliseconds < 1)
            {
                report.Report(Catalogue.InvalidObjectValue, node, $"\"{Hints.Shorten(text)}\" is not a valid duration for {name}", "write a number with a unit, at least 1ms: 250ms, 10s, 1.5s, 2m, 1h30m");
            }
        }
        else if (schema.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
        {
            string hint = pattern == "^[^*]*$" ? "\"*\" is not allowed here: name the value itself" : $"it has the form {pattern}";
            report.Report(Catalogue.InvalidObjectValue, node, $"\"{Hints.Shorten(text)}\" is not valid for {name}", hint);
        }
    }

    private void CheckSize(SchemaNode schema, YamlNode node, string name, long size, string one, string several)
    {
        if (size < schema.LeastSize || size > schema.MostSize)
        {
            report.Report(
                Catalogue.ValueOutOfLimits, node, $"{name} has {size.ToString(CultureInfo.InvariantCulture)} {(size == 1 ? one : several)}", Limits(schema.LeastSize, schema.MostSize, "it takes"));
        }
    }

    private static string Limits(double? least, double? most, string verb) => (least, most) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{verb} at least {low} and at most {high}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"{verb} at least {low}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{verb} at most {most}"),
    };

    private void ReportType(SchemaNode schema, YamlNode node, string name, string wanted)
    {
        if (YamlAccess.IsNull(node))
        {
            report.Report(Catalogue.WrongObjectType, node, $"{name} has no value", "leave it out, or give it a value");
            return;
        }

        string? hint = (schema.Type, node) switch
        {
            ("string", YamlScalar { Text: var number }) when schema.IsDuration && PlainValue.TryNumber(number, out _) => $"give it a unit: {number}s",
            ("string", YamlScalar scalar) => $"quote it if it is meant as text: \"{Hints.Shorten(scalar.Text)}\"",
            ("integer" or "number" or "boolean", YamlScalar { IsPlain: false } scalar) => $"remove the quotes: {Hints.Shorten(scalar.Text)}",
            ("array", YamlScalar scalar) => $"write [{Hints.Shorten(scalar.Text)}]",
            ("array", YamlMapping) => "put \"- \" before each item",
            ("object", _) when schema.Properties.Count is > 0 and <= 12 => $"its fields are {Hints.List(schema.Properties.Keys)}",
            _ => null,
        };
        report.Report(Catalogue.WrongObjectType, ShapeProblems.FirstLine(node.Span), $"{name} must be {wanted}, not {Describe(node)}", hint);
    }

    private static string Describe(YamlNode node) =>
        node is YamlScalar { IsPlain: true } scalar && PlainValue.KindOf(scalar) == ValueKind.Boolean ? $"the boolean {scalar.Text}" : ShapeProblems.Describe(node);
}
