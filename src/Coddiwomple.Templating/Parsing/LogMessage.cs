namespace Coddiwomple.Templating.Parsing;

/// <summary>How bad a message is.</summary>
public enum ParserMessageType
{
    Error,
    Warning,
}

/// <summary>One thing the parser has to say about a template.</summary>
/// <param name="Type">Error or warning; a template with an error does not render.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, lower case, without a full stop.</param>
public sealed record LogMessage(ParserMessageType Type, SourceSpan Span, string Message)
{
    public override string ToString()
        => $"{Span.ToStringSimple()} : {(Type == ParserMessageType.Error ? "error" : "warning")} : {Message}";
}
