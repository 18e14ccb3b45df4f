using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>One item of <c>access</c>: sources are ORed, then the operations and conditions must hold as well. Everything in the order of the topology.</summary>
public sealed record AccessRule(
    SourceSpan Span,
    ReadOnlyArray<string> ServiceIds,
    ReadOnlyArray<string> Principals,
    ReadOnlyArray<string> Namespaces,
    ReadOnlyArray<string> Methods,
    ReadOnlyArray<string> Paths,
    ReadOnlyArray<int> Ports,
    ReadOnlyArray<string> Hosts,
    ReadOnlyArray<AccessCondition> When,
    bool IsDeny)
{
    /// <summary>A mistake in it, or one that may have taken a name from it, was reported: it may be for others than it says.</summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Where each of <see cref="Ports"/> was written.</summary>
    public ReadOnlyArray<SourceSpan> PortSpans { get; init; } = [];

    /// <summary>Where the key of each of <see cref="When"/> was written.</summary>
    public ReadOnlyArray<SourceSpan> WhenSpans { get; init; } = [];

    /// <summary>Where <c>deny</c> was written, null where it was left out.</summary>
    public SourceSpan? DenySpan { get; init; }

    /// <summary>Where the first method, path or host was written, null where there is none.</summary>
    public SourceSpan? HttpSpan { get; init; }
}

public sealed record AccessCondition(string Key, ReadOnlyArray<string> Values, ReadOnlyArray<string> NotValues);
