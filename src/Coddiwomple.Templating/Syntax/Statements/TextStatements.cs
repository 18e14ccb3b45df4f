using System.Text;

namespace Coddiwomple.Templating.Syntax;

/// <summary>Text of the template between code blocks; encoded when the template is parsed.</summary>
internal sealed class ScriptRawStatement(string text) : ScriptStatement
{
    public string Text { get; } = text;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    public bool EndsWithNewLine { get; } = text.EndsWith('\n');

    /// <summary>Is there no more than one line, with its end or without?</summary>
    public bool IsOneLine { get; } = text.IndexOf('\n') is var at && (at < 0 || at == text.Length - 1);

    /// <summary>Is it the end of a line and nothing else?</summary>
    public bool IsBlankLine { get; } = text is "\n" or "\r\n";

    public override object? Evaluate(TemplateContext context) => Write(context);

    /// <summary>Writes the text, or gives it where output is off.</summary>
    public object? Write(TemplateContext context)
    {
        if (Text.Length == 0)
        {
            return null;
        }

        if (!context.EnableOutput)
        {
            return Text;
        }

        context.WriteText(this);
        return null;
    }
}

/// <summary>The braces of a code or escape block: what a block needs to know of them is the indentation in front.</summary>
internal sealed class ScriptEscapeStatement(bool isEntering, string? indent) : ScriptStatement
{
    public bool IsEntering { get; } = isEntering;

    public string? Indent { get; } = indent;

    public override object? Evaluate(TemplateContext context) => null;
}

/// <summary>An expression as a statement: its value is written.</summary>
internal sealed class ScriptExpressionStatement : ScriptStatement
{
    private readonly ScriptExpression _expression;
    private readonly ScriptFunctionCall? _call;

    public ScriptExpressionStatement(ScriptExpression expression)
    {
        _expression = expression;
        _call = expression as ScriptFunctionCall;
        CanOutput = expression is not ScriptAssignExpression;
    }

    public override object? Evaluate(TemplateContext context) => ValueOf(context, _expression.Evaluate(context));

    /// <summary>Runs the statement where its value is written next: what can writes by itself and leaves none.</summary>
    public object? EvaluateToOutput(TemplateContext context)
        => ValueOf(context, _call is not null && context.EnableOutput ? _call.EvaluateToOutput(context) : _expression.Evaluate(context));

    // A function as a value: one with a name is defined again, only one without prints.
    private static object? ValueOf(TemplateContext context, object? value) => value is ScriptFunction function ? function.Evaluate(context) : value;
}

/// <summary>A whole template.</summary>
public sealed class ScriptPage : ScriptNode
{
    internal ScriptPage(ScriptBlockStatement? frontMatter, ScriptBlockStatement? body)
    {
        FrontMatter = frontMatter;
        Body = body;
    }

    /// <summary>The code between the front matter markers; rendering does not run it.</summary>
    public ScriptBlockStatement? FrontMatter { get; }

    public ScriptBlockStatement? Body { get; }

    /// <summary>Runs the template; what it gives is the value that it returns.</summary>
    public object? Evaluate(TemplateContext context)
    {
        context.Flow = FlowState.None;
        try
        {
            return Body?.Evaluate(context);
        }
        catch (InvalidOperationException e)
        {
            throw new ScriptRuntimeException(Span, e.Message, e);
        }
        finally
        {
            context.Flow = FlowState.None;
        }
    }
}
