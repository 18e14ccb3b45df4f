using Coddiwomple.Templating.Parsing;

namespace Coddiwomple.Templating.Syntax;

/// <summary>A part of a parsed template. Nodes are immutable once parsed, but for what they remember to be faster the next time.</summary>
public abstract class ScriptNode
{
    /// <summary>Where in the source this is.</summary>
    public SourceSpan Span { get; internal set; }

    internal string Source { get; set; } = "";

    /// <summary>The node as it stands in the source.</summary>
    public override string ToString()
        => Span.Start.Offset >= 0 && Span.Length > 0 && Span.End.Offset < Source.Length ? Source.Substring(Span.Start.Offset, Span.Length) : "";

    internal ScriptRuntimeException Error(string message) => new(Span, message);
}

/// <summary>A part that has a value.</summary>
public abstract class ScriptExpression : ScriptNode
{
    /// <summary>The value; a function that a path leads to is called without arguments.</summary>
    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The value, but a function that a path leads to is given as it is.</summary>
    internal virtual object? EvaluateAlias(TemplateContext context) => Evaluate(context);
}

/// <summary>An expression that can be assigned to.</summary>
internal abstract class ScriptPath : ScriptExpression
{
    public abstract void Assign(TemplateContext context, object? value);

    /// <summary>The value as the operand of an access: no function is called, nothing is demanded of it.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        var value = EvaluateAlias(context);
        return Calls.AsFunction(value) is { } function ? Calls.WithoutArguments(context, this, function) : value;
    }
}

/// <summary>A part that does something and may leave a value to be written.</summary>
public abstract class ScriptStatement : ScriptNode
{
    /// <summary>Runs the statement; what it gives is written to the output.</summary>
    public abstract object? Evaluate(TemplateContext context);

    /// <summary>Is the value of this statement written at all?</summary>
    internal bool CanOutput { get; private protected init; } = true;
}
