using System.Collections.Immutable;
using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>One item of <c>access</c>: sources are ORed, then the operations and conditions must hold as well. Everything in the order of the topology.</summary>
public sealed record AccessRule(
    SourceSpan Span,
    ImmutableArray<string> ServiceIds,
    ImmutableArray<string> Principals,
    ImmutableArray<string> Namespaces,
    ImmutableArray<string> Methods,
    ImmutableArray<string> Paths,
    ImmutableArray<int> Ports,
    ImmutableArray<string> Hosts,
    ImmutableArray<AccessCondition> When,
    bool IsDeny)
{
    /// <summary>Where each of <see cref="Ports"/> was written.</summary>
    public ImmutableArray<SourceSpan> PortSpans { get; init; } = [];

    /// <summary>Where the first method, path or host was written, null where there is none.</summary>
    public SourceSpan? HttpSpan { get; init; }
}

public sealed record AccessCondition(string Key, ImmutableArray<string> Values, ImmutableArray<string> NotValues);
