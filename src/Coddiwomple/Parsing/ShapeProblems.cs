using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Words what is wrong with the shape of a topology, and counts, so that an object knows whether anything inside it was wrong.</summary>
internal sealed class ShapeProblems(DiagnosticBag bag)
{
    public int Count { get; private set; }

    /// <summary>Counts what was reported before, when the YAML was read.</summary>
    public void CountEarlier() => Count++;

    public void WrongType(Subject subject, string wanted, YamlNode found, string? hint = null) =>
        Report(Catalogue.WrongType, FirstLine(found.Span), $"{subject} must be {wanted}, not {Describe(found)}", hint);

    public void EmptyValue(Subject subject, YamlNode value, string wanted) =>
        Report(Catalogue.EmptyValue, value.Span, $"{subject} has no value", $"give {wanted}, or remove the line");

    public void EmptyList(string key, YamlNode value) =>
        Report(Catalogue.EmptyList, value.Span, $"\"{key}\" needs at least one item", "add one, or remove the key if there is a default");

    public void MissingField(ObjectShape shape, string key, YamlMapping owner)
    {
        string name = shape.Keys.Length > 0 && owner.Find("name")?.Value is YamlScalar { Text.Length: > 0 } scalar ? $"{shape.Name} (\"{scalar.Text}\")" : shape.Name;
        Report(Catalogue.MissingField, FirstLine(owner.Span), $"{name} needs \"{key}\"", $"add \"{key}:\"");
    }

    public void UnknownKey(ObjectShape shape, YamlKey key) =>
        Report(Catalogue.UnknownKey, key.Span, $"unknown key \"{key.Text}\" in {shape.Name}", KeyHint.For(shape, key.Text));

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, string message, string? hint)
    {
        Count++;
        bag.Report(descriptor, span, message, hint);
    }

    /// <summary>A caret under a whole block says less than one under its first line.</summary>
    public static SourceSpan FirstLine(SourceSpan span)
    {
        int lineEnd = span.File.Content.AsSpan(span.Start, span.Length).IndexOfAny('\n', '\r');
        return lineEnd < 0 ? span : span with { End = span.Start + span.File.Content.AsSpan(span.Start, lineEnd).TrimEnd().Length };
    }

    /// <summary>Says what a value is, in a reader's words.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { IsPlain: false } scalar => $"the text \"{Shorten(scalar.Text)}\"",
        YamlScalar scalar => PlainScalar.Describe(scalar.Text) is { } kind ? $"the {kind} {Shorten(scalar.Text)}" : $"\"{Shorten(scalar.Text)}\"",
        _ => "this",
    };

    private static string Shorten(string text)
    {
        int lineEnd = text.AsSpan().IndexOfAny('\n', '\r');
        string line = lineEnd < 0 ? text : text[..lineEnd];
        return line.Length > 60 ? string.Concat(line.AsSpan(0, 60), "...") : lineEnd < 0 ? line : line + "...";
    }
}
