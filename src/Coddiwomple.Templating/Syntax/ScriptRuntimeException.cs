using Coddiwomple.Templating.Parsing;

namespace Coddiwomple.Templating.Syntax;

/// <summary>A template failed while it was rendered.</summary>
public class ScriptRuntimeException : Exception
{
    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Span = span;
    }

    /// <summary>The part of the template that failed.</summary>
    public SourceSpan Span { get; }

    /// <summary>What went wrong, without the place.</summary>
    public string OriginalMessage => base.Message;

    /// <summary>The place and what went wrong.</summary>
    public override string Message => new LogMessage(ParserMessageType.Error, Span, OriginalMessage).ToString();

    public override string ToString() => Message;
}

/// <summary>An included template could not be parsed.</summary>
public sealed class ScriptParserRuntimeException(SourceSpan span, string message, IReadOnlyList<LogMessage> parserMessages)
    : ScriptRuntimeException(span, message)
{
    /// <summary>What the parser said about the included template.</summary>
    public IReadOnlyList<LogMessage> ParserMessages { get; } = parserMessages;

    public override string Message => string.Join('\n', [base.Message, .. ParserMessages]);
}

/// <summary>Rendering was cancelled by <see cref="TemplateContext.CancellationToken"/>.</summary>
public sealed class ScriptAbortException(SourceSpan span) : ScriptRuntimeException(span, "rendering was cancelled");
