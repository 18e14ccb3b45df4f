using Coddiwomple.Text;

namespace Coddiwomple.Diagnostics;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>One kind of problem: a code that is never reused, its severity, and a title that fits on a line.</summary>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title);

/// <summary>A further place that explains a problem, such as "first defined here".</summary>
public sealed record RelatedPlace(SourceSpan Span, string Message);

/// <summary>
/// One problem found. The message is lower case without a full stop, quotes user text and says what is wrong; the hint says how to mend it.
/// <see cref="Span"/> is null only where no source text is at fault.
/// </summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceSpan? Span, string Message, string? Hint, ReadOnlyArray<RelatedPlace> Related)
{
    public string Code => Descriptor.Code;

    public Severity Severity => Descriptor.Severity;
}
