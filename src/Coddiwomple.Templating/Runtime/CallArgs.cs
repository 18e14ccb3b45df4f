using System.Collections;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The arguments of a call to a native function: up to five, without an array around them.</summary>
internal struct CallArgs
{
    public const int Capacity = 5;

    /// <summary>More items than a list that a function takes may have.</summary>
    private const int MostItems = 1_000_000;

    /// <summary>Stands where an optional argument was left out.</summary>
    public static readonly object Missing = new();

    private object? _a0;
    private object? _a1;
    private object? _a2;
    private object? _a3;
    private object? _a4;
    private readonly ScriptExpression[]? _nodes;

    public CallArgs(TemplateContext context, ScriptNode caller, ScriptExpression[]? nodes)
    {
        Context = context;
        Caller = caller;
        _nodes = nodes;
    }

    public TemplateContext Context { get; }

    public ScriptNode Caller { get; }

    public int Count { get; private set; }

    public readonly SourceSpan Span => Caller.Span;

    public readonly object? this[int index] => index >= Count ? null : ReferenceEquals(Raw(index), Missing) ? null : Raw(index);

    /// <summary>Was this argument passed?</summary>
    public readonly bool Has(int index) => index < Count && !ReferenceEquals(Raw(index), Missing);

    public void Add(object? value) => Set(Count, value);

    /// <summary>Sets an argument; those before it that nobody set are missing.</summary>
    public void Set(int index, object? value)
    {
        // A range is never laid out in memory, until a function takes its items.
        if (value is ScriptRange { KnownCount: > MostItems } or ScriptArray { Count: > MostItems } && Context.LoopLimit > 0)
        {
            throw Error(index, $"the list has more items than the limit of {MostItems}");
        }

        while (Count < index)
        {
            SetRaw(Count++, Missing);
        }

        SetRaw(index, value);
        Count = Math.Max(Count, index + 1);
    }

    /// <summary>Adds the default values of the parameters that are left.</summary>
    public void FillDefaults(NativeFunction function)
    {
        while (Count < function.ParameterCount)
        {
            Add(function.GetParameterInfo(Count).DefaultValue);
        }
    }

    /// <summary>Where an argument stands in the source.</summary>
    public readonly SourceSpan SpanOf(int index) => _nodes is not null && index < _nodes.Length ? _nodes[index].Span : Span;

    public readonly string? Text(int index) => this[index] is string text ? text : Context.ObjectToString(this[index]);

    public readonly int Int(int index, int missing = 0) => Has(index) ? ValueConverter.ToInt(Context, SpanOf(index), this[index]) : missing;

    public readonly double Double(int index) => ValueConverter.ToDouble(Context, SpanOf(index), this[index]);

    public readonly bool Bool(int index) => Context.ToBool(this[index]);

    public readonly IList? List(int index) => ValueConverter.ToList(SpanOf(index), this[index]);

    public readonly IEnumerable? Sequence(int index) => ValueConverter.ToSequence(SpanOf(index), this[index]);

    /// <summary>An error of the call as a whole.</summary>
    public readonly ScriptRuntimeException Error(string message) => new(Span, message);

    /// <summary>An error at one of the arguments.</summary>
    public readonly ScriptRuntimeException Error(int index, string message) => new(SpanOf(index), message);

    private readonly object? Raw(int index) => index switch
    {
        0 => _a0,
        1 => _a1,
        2 => _a2,
        3 => _a3,
        _ => _a4,
    };

    private void SetRaw(int index, object? value)
    {
        switch (index)
        {
            case 0:
                _a0 = value;
                break;
            case 1:
                _a1 = value;
                break;
            case 2:
                _a2 = value;
                break;
            case 3:
                _a3 = value;
                break;
            case 4:
                _a4 = value;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(index));
        }
    }
}
