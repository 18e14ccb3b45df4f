using System.Collections.Immutable;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>A YAML value with the place it was written at; anchors are expanded, within limits.</summary>
internal abstract record YamlNode(SourceSpan Span);

/// <summary>A scalar. <see cref="IsPlain"/>: written without quotes, so that <c>1.30</c>, <c>yes</c> or nothing at all are not strings.</summary>
internal sealed record YamlScalar(string Text, bool IsPlain, SourceSpan Span) : YamlNode(Span);

internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, SourceSpan Span) : YamlNode(Span);

/// <summary>A mapping in the order of the source; duplicate keys are reported and dropped when it is read.</summary>
internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, SourceSpan Span) : YamlNode(Span)
{
    /// <summary>A duplicate key was dropped: what the second one held is missing.</summary>
    public bool IsSpoiled { get; init; }
}

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
