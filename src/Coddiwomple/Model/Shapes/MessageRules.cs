using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>What the table says about the fields of one message together: required, at least one, at most one. Looks at what was written, right or wrong.</summary>
internal static class MessageRules
{
    public static void Check(YamlMapping mapping, MessageShape shape, string name, DiagnosticBag diagnostics)
    {
        foreach (FieldGroup group in shape.Exclusive)
        {
            CheckExclusive(mapping, group.Names, name, diagnostics);
        }

        // A field that is unknown or refused may be the one that is missing.
        if (HasStrangers(mapping, shape))
        {
            return;
        }

        foreach (FieldShape field in shape.Fields)
        {
            if (field.IsRequired && mapping.Find(field.Name) is null)
            {
                diagnostics.Report(Catalogue.MissingIstioField, SpanOf(mapping), $"{name} needs \"{field.Name}\"", $"add \"{field.Name}:\"");
            }
        }

        if (shape.NeedsOneOf.Length > 0 && !shape.NeedsOneOf.Any(field => mapping.Find(field) is not null))
        {
            diagnostics.Report(Catalogue.MissingIstioField, SpanOf(mapping), $"{name} says nothing", $"give it {Hints.Either(shape.NeedsOneOf)}");
        }
    }

    private static void CheckExclusive(YamlMapping mapping, string[] group, string name, DiagnosticBag diagnostics)
    {
        YamlKey? found = null;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!group.Contains(entry.Key.Text))
            {
                continue;
            }

            if (found is not { } first)
            {
                found = entry.Key;
                continue;
            }

            diagnostics.Report(
                Catalogue.ExclusiveFields,
                entry.Key.Span,
                $"\"{entry.Key.Text}\" together with \"{first.Text}\" in {name}",
                "Istio accepts only one of the two: keep the one you mean",
                new RelatedPlace(first.Span, $"\"{first.Text}\" is here"));
            return;
        }
    }

    private static bool HasStrangers(YamlMapping mapping, MessageShape shape)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (shape.FindField(entry.Key.Text) is null or { Refusal: not null })
            {
                return true;
            }
        }

        return false;
    }

    private static SourceSpan SpanOf(YamlMapping mapping) => mapping.Entries.IsEmpty ? ShapeProblems.FirstLine(mapping.Span) : mapping.Entries[0].Key.Span;
}
