using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Parsing;

/// <summary>Short ways from text to what the parsing stage says of it.</summary>
internal static class ParsingCase
{
    /// <summary>Diagnostics as <c>code@line:column-line:column "underlined"</c>, sorted.</summary>
    public static string[] Problems(string yaml)
    {
        var bag = new DiagnosticBag();
        TopologyParser.Parse(new SourceFile("topology.yaml", yaml), bag);
        return [.. bag.ToSorted().Select(Describe)];
    }

    public static string[] Codes(SourceFile file)
    {
        var bag = new DiagnosticBag();
        TopologyParser.Parse(file, bag);
        return [.. bag.ToSorted().Select(diagnostic => diagnostic.Code)];
    }

    public static ReadOnlyArray<YamlNode> Yaml(string yaml)
    {
        var bag = new DiagnosticBag();
        bool whole = YamlReader.TryRead(new SourceFile("test.yaml", yaml), bag, out ReadOnlyArray<YamlNode> documents);
        Assert.Equal([], bag.ToSorted().Select(Describe));
        Assert.True(whole);
        return documents;
    }

    /// <summary>As <see cref="Yaml"/>, by YamlDotNet whether it is needed or not.</summary>
    public static ReadOnlyArray<YamlNode> Composed(string yaml)
    {
        var bag = new DiagnosticBag();
        Assert.True(YamlReader.TryCompose(new SourceFile("test.yaml", yaml), bag, out ReadOnlyArray<YamlNode> documents));
        return documents;
    }

    /// <summary>Every node with its span, a line each, so that two trees can be compared.</summary>
    public static string Dump(IEnumerable<YamlNode> nodes)
    {
        var text = new StringBuilder();
        foreach (YamlNode node in nodes)
        {
            Dump(node, text);
        }

        return text.ToString();
    }

    public static string Describe(Diagnostic diagnostic)
    {
        SourceSpan span = diagnostic.Span ?? throw new InvalidOperationException("a diagnostic of the parsing stage has a place");
        (SourcePosition from, SourcePosition to) = (span.StartPosition, span.EndPosition);
        string text = span.File.Content[span.Start..span.End];
        return string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Code}@{from.Line}:{from.Column}-{to.Line}:{to.Column} <{text}> {diagnostic.Message}");
    }

    private static void Dump(YamlNode node, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{node.GetType().Name} {node.Span.Start}-{node.Span.End}\n");
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(scalar.IsPlain ? "plain " : "quoted ").Append(scalar.Text).Append('\n');
                break;
            case YamlSequence sequence:
                foreach (YamlNode item in sequence.Items)
                {
                    Dump(item, text);
                }

                break;
            case YamlMapping mapping:
                foreach (YamlEntry entry in mapping.Entries)
                {
                    text.Append(CultureInfo.InvariantCulture, $"key {entry.Key.Start}-{entry.Key.End} {entry.Key.Text}\n");
                    Dump(entry.Value, text);
                }

                break;
        }
    }
}
