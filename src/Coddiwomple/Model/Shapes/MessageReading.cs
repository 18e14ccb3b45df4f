using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>A message that was just read, for the checks that compare its fields with each other.</summary>
internal sealed record MessageReading(YamlMapping Source, IstioMap Value, DiagnosticBag Diagnostics)
{
    /// <summary>Where the value of a field was written; the whole message where the field was not.</summary>
    public SourceSpan SpanOf(string field) => Source.Find(field)?.Value.Span ?? Source.Span;

    public SourceSpan KeySpanOf(string field) => Source.Find(field)?.Key.Span ?? Source.Span;

    /// <summary>The value of a field as it was written, null where it was not.</summary>
    public YamlNode? NodeOf(string field) => Source.Find(field)?.Value;

    public bool Has(string field) => Source.Find(field) is not null;

    public string? Text(string field) => Value[field] switch
    {
        IstioText text => text.Value,
        IstioLiteral literal => literal.Value,
        _ => null,
    };

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, string message, string hint) =>
        Diagnostics.Report(descriptor, span, message, hint);
}
