using System.Collections;
using System.Globalization;
using System.Text;
using Coddiwomple.Templating.Functions;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>What values mean: as text, as a condition, as something empty.</summary>
public sealed partial class TemplateContext
{
    private int _printDepth;

    /// <summary>The value as it prints. Strings are quoted inside arrays and objects, or when <paramref name="nested"/>.</summary>
    /// <exception cref="InvalidOperationException">Objects nest deeper than <see cref="ObjectRecursionLimit"/>.</exception>
    public string? ObjectToString(object? value, bool nested = false)
    {
        if (_printDepth > 0)
        {
            nested = true;
            if (ObjectRecursionLimit > 0 && _printDepth >= ObjectRecursionLimit)
            {
                throw new InvalidOperationException("the value nests too deep or contains itself");
            }
        }

        switch (value)
        {
            case string text:
                return nested ? $"\"{StringFunctions.Escape(text)}\"" : text;
            case null or EmptyScriptObject:
                return nested ? "null" : null;
            case bool flag:
                return flag ? "true" : "false";
            case int number:
                return number.ToString(CurrentCulture);
            case DateTime date when GetGlobal("date") is ScriptObject { Callable: not null }:
                return DateFunctions.Print(this, date);
            case IFormattable formattable:
                return formattable.ToString(null, CurrentCulture);
            case IConvertible convertible:
                return convertible.ToString(CurrentCulture);
            case ScriptFunction function:
                return function.ToString();
            case IScriptCustomFunction:
                return "<function>";
        }

        return PrintNested(value);
    }

    /// <summary>Everything is true but null, false and <c>empty</c>.</summary>
    public bool ToBool(object? value) => value switch
    {
        bool flag => flag,
        null or EmptyScriptObject => false,
        _ => true,
    };

    /// <summary>Is there nothing in the value? Null for null, which has no answer.</summary>
    internal object? IsEmpty(object? value) => value switch
    {
        null => null,
        ICollection list => Boxes.Of(list.Count == 0),
        ScriptObject scriptObject => Boxes.Of(scriptObject.Count == 0),
        IEnumerable sequence => Boxes.Of(!sequence.GetEnumerator().MoveNext()),

        // A value that has members but no items counts as empty when it has any.
        DateTime or TimeSpan or Enum or CapturedText => Boxes.True,
        _ => Boxes.False,
    };

    /// <summary>Refuses a string that would be longer than <see cref="LimitToString"/>.</summary>
    internal string CheckTextLength(SourceSpan span, string text)
    {
        CheckTextLength(span, (long)text.Length);
        return text;
    }

    internal void CheckTextLength(SourceSpan span, long length)
    {
        if (LimitToString > 0 && length > LimitToString)
        {
            throw new ScriptRuntimeException(span, $"the string would have {length} characters, more than the limit of {LimitToString}");
        }
    }

    /// <summary>Calls a function that may be asked for an item in the middle of printing: what it does with texts is not part of that.</summary>
    internal object? CallForItem(ScriptNode caller, IScriptCustomFunction function, ScriptArray values)
    {
        var depth = _printDepth;
        _printDepth = 0;
        try
        {
            return Calls.InvokeValues(this, caller, function, values);
        }
        finally
        {
            _printDepth = depth;
        }
    }

    private string PrintNested(object value)
    {
        _printDepth++;
        try
        {
            var text = new StringBuilder();
            switch (value)
            {
                case ScriptObject scriptObject:
                    scriptObject.Print(text, this);
                    break;
                case IEnumerable sequence:
                    PrintSequence(text, sequence);
                    break;
                default:
                    text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }

            return text.ToString();
        }
        finally
        {
            _printDepth--;
        }
    }

    private void PrintSequence(StringBuilder text, IEnumerable sequence)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in sequence)
        {
            text.Append(separator).Append(ObjectToString(item));
            separator = ", ";
            if (LimitToString > 0 && text.Length >= LimitToString)
            {
                return;
            }
        }

        text.Append(']');
    }
}
