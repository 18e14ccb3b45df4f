
namespace Coddiwomple.Model.Shapes;

/// <summary>What a value of an Istio object may be.</summary>
internal abstract record ValueShape;

/// <summary>What a text must be, besides text.</summary>
internal enum TextKind
{
    Any,
    NotEmpty,
    Regex,

    /// <summary>Of a match: pseudo headers such as <c>:path</c> are allowed.</summary>
    MatchHeader,

    /// <summary>Of a request that is changed: of the pseudo headers only <c>:authority</c> (and <c>host</c>).</summary>
    RequestHeader,

    /// <summary>Of a response, or removed: no pseudo headers.</summary>
    PlainHeader,
    HeaderValue,
    Token,
    LabelKey,
    LabelValue,
    Namespace,
    Locality,
    Base64,
    Host,
}

internal sealed record TextShape(TextKind Kind) : ValueShape;

internal sealed record ChoiceShape(string[] Words) : ValueShape
{
    /// <summary>A former name and the word that it has become.</summary>
    public (string Old, string Now)? Renamed { get; init; }

    /// <summary>A word that Istio knows and a topology does not take, and why.</summary>
    public (string Word, string Why)? Refused { get; init; }
}

internal sealed record BooleanShape : ValueShape;

internal sealed record IntegerShape(long Least, long Most) : ValueShape;

internal sealed record NumberShape(double Least, double Most) : ValueShape;

/// <summary>A duration of whole milliseconds; <see cref="OfSeconds"/>: of whole seconds.</summary>
internal sealed record DurationShape(bool MayBeZero = false, bool OfSeconds = false) : ValueShape;

/// <summary>Words and status codes joined by commas, as <c>retryOn</c> has them.</summary>
internal sealed record WordsShape(string[] Words) : ValueShape;

internal sealed record ListShape(ValueShape Item) : ValueShape;

internal sealed record MapShape(TextKind Key, ValueShape Value) : ValueShape;

/// <summary>
/// A message of Istio's API: its fields in the order in which they are written. Of each <see cref="Exclusive"/> group at most one field may be given,
/// of <see cref="NeedsOneOf"/> at least one. <see cref="Check"/> looks at what no table can say.
/// </summary>
internal sealed record MessageShape(string Name, FieldShape[] Fields) : ValueShape
{
    public FieldGroup[] Exclusive { get; init; } = [];

    public string[] NeedsOneOf { get; init; } = [];

    /// <summary>Keys that a topology has beside these and reads itself.</summary>
    public string[] OwnKeys { get; init; } = [];

    public Action<MessageReading>? Check { get; init; }

    public FieldShape? FindField(string name) => IndexOf(name) is var index and >= 0 ? Fields[index] : null;

    public int IndexOf(string name)
    {
        for (int i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>
/// A field and the first minor release of Istio 1 that has it. <see cref="OlderName"/>: how releases before <see cref="SpelledSince"/> call it;
/// planning writes that for them. <see cref="Refusal"/>: why it is not accepted, and what to write instead.
/// </summary>
internal sealed record FieldShape(string Name, ValueShape Value, int Since = 1)
{
    /// <summary>The name as messages have it.</summary>
    public string Quoted { get; } = $"\"{Name}\"";

    public bool IsRequired { get; init; }

    public string? OlderName { get; init; }

    public int SpelledSince { get; init; } = 1;

    public string? Refusal { get; init; }
}

/// <summary>Names of fields that exclude each other.</summary>
internal sealed record FieldGroup(string[] Names);
