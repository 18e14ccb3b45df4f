using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coddiwomple.Checking;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Checking;

/// <summary>Reads, binds and checks a topology text, and writes down what was found, with the text that is underlined.</summary>
internal static class ErrorCase
{
    public static (Topology? Topology, IReadOnlyList<Diagnostic> Diagnostics) Run(string path, string yaml)
    {
        var bag = new DiagnosticBag();
        ImmutableArray<TopologyDocument> documents = TopologyParser.Parse(new SourceFile(path, yaml), bag);
        Topology? topology = Binder.Bind(documents, bag);
        if (topology is not null)
        {
            Rules.CheckAll(topology, bag);
        }

        return (topology, bag.ToSorted());
    }

    public static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Place(diagnostic.Span)}{diagnostic.Severity.ToString().ToLowerInvariant()}[{diagnostic.Code}]: {diagnostic.Message}\n");
            if (diagnostic.Span is { } span)
            {
                text.Append(CultureInfo.InvariantCulture, $"  underlined: {span.File.Content[span.Start..span.End].ReplaceLineEndings("\\n")}\n");
            }

            if (diagnostic.Hint is { } hint)
            {
                text.Append(CultureInfo.InvariantCulture, $"  hint: {hint}\n");
            }

            foreach (RelatedPlace related in diagnostic.Related)
            {
                text.Append(CultureInfo.InvariantCulture, $"  related: {Place(related.Span)}{related.Message}\n");
            }
        }

        return text.ToString();
    }

    private static string Place(SourceSpan? place)
    {
        if (place is not { } span)
        {
            return "";
        }

        (SourcePosition start, SourcePosition end) = (span.StartPosition, span.EndPosition);
        string endLine = end.Line == start.Line ? "" : end.Line.ToString(CultureInfo.InvariantCulture) + ":";
        return string.Create(CultureInfo.InvariantCulture, $"{span.File.Path}:{start.Line}:{start.Column}-{endLine}{end.Column}: ");
    }
}
