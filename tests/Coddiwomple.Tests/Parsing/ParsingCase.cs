using System.Collections.Immutable;
using System.Globalization;
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

    public static IReadOnlyList<Diagnostic> Diagnostics(string yaml)
    {
        var bag = new DiagnosticBag();
        TopologyParser.Parse(new SourceFile("topology.yaml", yaml), bag);
        return bag.ToSorted();
    }

    public static ImmutableArray<YamlNode> Yaml(string yaml)
    {
        var bag = new DiagnosticBag();
        bool whole = YamlReader.TryRead(new SourceFile("test.yaml", yaml), bag, out ImmutableArray<YamlNode> documents);
        Assert.Equal([], bag.ToSorted().Select(Describe));
        Assert.True(whole);
        return documents;
    }

    /// <summary>A whole topology around the text of a service's fields, each line of which is indented as it must be.</summary>
    public static string InService(string fields) => $$"""
        apiVersion: coddiwomple.io/v1alpha1
        kind: Topology
        metadata: {name: t}
        spec:
          mesh: {istio: "1.28"}
          clusters: [{name: east}]
          services:
            - name: a
              ports: [{name: http, number: 80, protocol: HTTP}]
              clusters: [east]
        {{Indent(fields)}}

        """;

    public static string Describe(Diagnostic diagnostic)
    {
        SourceSpan span = diagnostic.Span ?? throw new InvalidOperationException("a diagnostic of the parsing stage has a place");
        (SourcePosition from, SourcePosition to) = (span.StartPosition, span.EndPosition);
        string text = span.File.Content[span.Start..span.End];
        return string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Code}@{from.Line}:{from.Column}-{to.Line}:{to.Column} <{text}> {diagnostic.Message}");
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "      " + line));
}
