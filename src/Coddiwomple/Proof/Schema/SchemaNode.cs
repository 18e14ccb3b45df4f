using System.Collections.Immutable;

namespace Coddiwomple.Proof.Schema;

/// <summary>
/// One schema of <c>schemas/istio</c>: the part of JSON Schema draft 7 that Istio's custom resource definitions need. Null or empty means that nothing is
/// said; <see cref="Extra"/> is what other properties must be, <see cref="IsClosed"/> that there may be none.
/// </summary>
internal sealed record SchemaNode
{
    /// <summary>object, array, string, integer, number or boolean.</summary>
    public string? Type { get; init; }

    public bool IsNullable { get; init; }

    public ReadOnlyArray<string> Choices { get; init; } = [];

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Least and most characters, items or properties.</summary>
    public long? LeastSize { get; init; }

    public long? MostSize { get; init; }

    public string? Pattern { get; init; }

    public bool IsDuration { get; init; }

    public ReadOnlyArray<string> Required { get; init; } = [];

    public IReadOnlyDictionary<string, SchemaNode> Properties { get; init; } = ImmutableDictionary<string, SchemaNode>.Empty;

    public SchemaNode? Extra { get; init; }

    public bool IsClosed { get; init; }

    public SchemaNode? Items { get; init; }

    /// <summary>Of the fields of each group at most one may be there.</summary>
    public ReadOnlyArray<ReadOnlyArray<string>> Exclusive { get; init; } = [];
}
