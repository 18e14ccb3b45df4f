using System.Globalization;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>The output: what is written, how it is indented, where it is cut off.</summary>
public sealed partial class TemplateContext
{
    private OutputState[]? _outputs;
    private int _outputCount;
    private IScriptOutput? _output;
    private Utf8Output? _utf8;
    private TextOutput? _text;
    private int _written;
    private bool _isCut;
    private bool _previousTextWasNewLine;

    private readonly record struct OutputState(IScriptOutput? Output, int Written, bool IsCut);

    /// <summary>Where the template writes to.</summary>
    public IScriptOutput Output => _output ??= new StringBuilderOutput();

    /// <summary>Told of every statement before it runs, and whether it is text of the template itself: tells what wrote which part of the output.</summary>
    public Action<SourceSpan, bool>? Trace { get; set; }

    /// <summary>What is put before every line that is written, or null.</summary>
    internal string? CurrentIndent { get; set; }

    internal bool PreviousTextWasNewLine
    {
        get => _previousTextWasNewLine;
        set => _previousTextWasNewLine = value;
    }

    /// <summary>How many characters went to the current output.</summary>
    internal int WrittenCount => _written;

    /// <summary>Writes to <paramref name="output"/> until <see cref="PopOutput"/>.</summary>
    public void PushOutput(IScriptOutput output)
    {
        _outputs ??= new OutputState[2];
        if (_outputCount == _outputs.Length)
        {
            var wider = new OutputState[_outputCount * 2];
            Array.Copy(_outputs, wider, _outputCount);
            _outputs = wider;
        }

        _outputs[_outputCount++] = new OutputState(_output, _written, _isCut);
        UseOutput(new OutputState(output, 0, false));
    }

    /// <summary>Goes back to the output before the last <see cref="PushOutput"/> and gives the one it leaves.</summary>
    public IScriptOutput PopOutput()
    {
        if (_outputs is null || _outputCount == 0)
        {
            throw new InvalidOperationException("there is no output left to pop");
        }

        var left = Output;
        UseOutput(_outputs[--_outputCount]);
        _outputs[_outputCount] = default;
        return left;
    }

    /// <summary>Writes text.</summary>
    public TemplateContext Write(string? text)
    {
        WriteString(text);
        return this;
    }

    /// <summary>Writes a value as it prints; null writes nothing.</summary>
    public TemplateContext Write(SourceSpan span, object? value)
    {
        WriteValue(value);
        return this;
    }

    /// <summary>Writes a value as it prints; null writes nothing.</summary>
    internal void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                WriteString(text);
                break;
            case int number when (CurrentIndent is null || !_previousTextWasNewLine) && ReferenceEquals(CurrentCulture, CultureInfo.InvariantCulture):
                WriteInteger(number);
                break;
            default:
                Write(ObjectToString(value));
                break;
        }
    }

    internal void WriteLine() => Write(NewLine);

    /// <summary>Writes a piece of the template itself, which is already encoded.</summary>
    internal void WriteText(ScriptRawStatement raw)
    {
        if (CurrentIndent is { } indent)
        {
            if (!raw.IsOneLine)
            {
                WriteIndented(indent, raw.Text);
                return;
            }

            if (_previousTextWasNewLine && (IndentOnEmptyLines || !raw.IsBlankLine))
            {
                WriteChunk(indent);
            }
        }

        _previousTextWasNewLine = raw.EndsWithNewLine;
        if (_utf8 is { } utf8 && Fits(raw.Text.Length))
        {
            utf8.WriteUtf8(raw.Utf8);
            _written += raw.Text.Length;
            return;
        }

        WriteChunk(raw.Text);
    }

    /// <summary>Writes text that is no string.</summary>
    internal void WriteString(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (CurrentIndent is { } indent)
        {
            WriteIndented(indent, text);
            return;
        }

        _previousTextWasNewLine = text[^1] == '\n';
        WriteChunk(text);
    }

    /// <summary>An output for text that becomes a value; give it back with <see cref="EndText"/>.</summary>
    internal TextOutput BeginText()
    {
        var text = TextOutput.Take();
        PushOutput(text);
        return text;
    }

    internal string EndText(TextOutput text)
    {
        PopOutput();
        return text.TakeStringAndReturn();
    }

    private void UseOutput(OutputState state)
    {
        _output = state.Output;
        _utf8 = state.Output as Utf8Output;
        _text = state.Output as TextOutput;
        _written = state.Written;
        _isCut = state.IsCut;
    }

    private bool Fits(int count) => LimitToString <= 0 || count <= LimitToString - _written;

    private void WriteInteger(int number)
    {
        _previousTextWasNewLine = false;
        if (_utf8 is { } utf8 && Fits(11))
        {
            number.TryFormat(utf8.GetSpan(11), out var count, provider: CultureInfo.InvariantCulture);
            utf8.Advance(count);
            _written += count;
            return;
        }

        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        WriteChunk(digits[..length]);
    }

    private void WriteIndented(string indent, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var newLine = text.IndexOf('\n');
            var line = newLine < 0 ? text : text[..(newLine + 1)];
            if (_previousTextWasNewLine && (newLine < 0 || IndentOnEmptyLines || line is not ("\n" or "\r\n")))
            {
                WriteChunk(indent);
            }

            WriteChunk(line);
            text = text[line.Length..];
            _previousTextWasNewLine = newLine >= 0;
        }
    }

    private void WriteChunk(ReadOnlySpan<char> text)
    {
        if (!Fits(text.Length))
        {
            WriteCut(text);
            return;
        }

        _written += text.Length;
        if (_utf8 is { } utf8)
        {
            utf8.Write(text);
        }
        else if (_text is { } chars)
        {
            chars.Write(text);
        }
        else
        {
            Output.Write(text);
        }
    }

    private void WriteCut(ReadOnlySpan<char> text)
    {
        var rest = Math.Max(0, LimitToString - _written);
        if (rest > 0)
        {
            Output.Write(text[..rest]);
            _written += rest;
        }

        if (!_isCut)
        {
            _isCut = true;
            Output.Write("...");
        }
    }
}
