using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// One YAML document of a topology, typed but not resolved: names are as written, defaults are not filled in, null means not written.
/// Where a value was wrong it was reported and is absent here, and <see cref="ServiceDocument.IsSpoiled"/> and its kin tell later stages not to report what follows from it:
/// something in the object, however deep, was wrong or not known.
/// </summary>
internal sealed record TopologyDocument(
    SourceFile File,
    SourceSpan Span,
    Located<string>? Name,
    MeshDocument? Mesh,
    ReadOnlyArray<ClusterDocument> Clusters,
    ReadOnlyArray<ServiceDocument> Services)
{
    /// <summary>Clusters, services or the mesh may be missing that the user has written: a name found nowhere may be among them.</summary>
    public bool IsSpoiled { get; init; }
}

internal sealed record MeshDocument(SourceSpan Span)
{
    public Located<string>? Istio { get; init; }
    public Located<string>? Domain { get; init; }
    public Located<string>? Namespace { get; init; }
    public Located<string>? TrustDomain { get; init; }
    public Located<string>? AddressRange { get; init; }
    public Located<string>? AssignAddresses { get; init; }
    public Located<string>? Mtls { get; init; }
    public Located<string>? Access { get; init; }
    public Located<string>? Via { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record ClusterDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public Located<string>? Locality { get; init; }
    public Located<string>? ClusterDomain { get; init; }
    public Located<string>? TrustDomain { get; init; }
    public Located<string>? Istio { get; init; }
    public ReadOnlyArray<GatewayDocument> Gateways { get; init; } = [];
    public ReadOnlyArray<IngressDocument> Ingress { get; init; } = [];
    public bool IsSpoiled { get; init; }
}

internal sealed record GatewayDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public ReadOnlyArray<Located<string>> Addresses { get; init; } = [];
    public Located<int>? Port { get; init; }
    public Located<string>? Namespace { get; init; }
    public LabelsDocument? Selector { get; init; }
    public Located<bool>? Manage { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record IngressDocument(SourceSpan Span)
{
    public Located<string>? Namespace { get; init; }
    public LabelsDocument? Selector { get; init; }
}

/// <summary>Labels in the order of the source.</summary>
internal sealed record LabelsDocument(ReadOnlyArray<LabelDocument> Items, SourceSpan Span)
{
    public bool IsSpoiled { get; init; }
}

internal sealed record LabelDocument(Located<string> Key, Located<string> Value);

internal sealed record ServiceDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public Located<string>? Namespace { get; init; }
    public ReadOnlyArray<Located<string>>? Prefixes { get; init; }
    public Located<string>? Address { get; init; }
    public Located<string>? ServiceAccount { get; init; }
    public LabelsDocument? Selector { get; init; }
    public Located<string>? Mtls { get; init; }
    public ReadOnlyArray<PortDocument> Ports { get; init; } = [];
    public ReadOnlyArray<PlacementDocument> Clusters { get; init; } = [];
    public ReadOnlyArray<VersionDocument> Versions { get; init; } = [];
    public CallersDocument? Callers { get; init; }
    public Located<bool>? ClusterLocalHost { get; init; }
    public TrafficDocument? Traffic { get; init; }
    public ReadOnlyArray<AccessDocument> Access { get; init; } = [];
    public bool IsSpoiled { get; init; }

    /// <summary>Something outside of traffic and access was wrong.</summary>
    public bool IsSpoiledElsewhere { get; init; }
}

internal sealed record PortDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public Located<int>? Number { get; init; }
    public Located<string>? Protocol { get; init; }
    public Located<int>? BackendPort { get; init; }
    public Located<int>? TargetPort { get; init; }

    /// <summary>Where it differs from the service's.</summary>
    public Located<string>? Mtls { get; init; }
    public bool IsSpoiled { get; init; }
}

/// <summary>One entry of a service's <c>clusters</c>; a plain string is short for a name alone.</summary>
internal sealed record PlacementDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public ReadOnlyArray<Located<string>> Versions { get; init; } = [];
    public Located<string>? Host { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record VersionDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public LabelsDocument? Labels { get; init; }
    public YamlMapping? Policy { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record CallersDocument(SourceSpan Span)
{
    public ReadOnlyArray<Located<string>>? Clusters { get; init; }
    public ReadOnlyArray<Located<string>>? Namespaces { get; init; }
}

internal sealed record TrafficDocument(SourceSpan Span)
{
    public Located<string>? Prefer { get; init; }
    public Located<string>? Own { get; init; }
    public ReadOnlyArray<FailoverDocument> Failover { get; init; } = [];
    public Located<bool>? Aggregate { get; init; }
    public Located<string>? Weights { get; init; }
    public YamlMapping? Policy { get; init; }
    public ReadOnlyArray<RouteDocument> Routes { get; init; } = [];
    public bool IsSpoiled { get; init; }
}

/// <summary>One entry of <c>failover</c>; a plain string is short for a cluster.</summary>
internal sealed record FailoverDocument(SourceSpan Span)
{
    public Located<string>? Cluster { get; init; }
    public Located<string>? Service { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record RouteDocument(SourceSpan Span)
{
    public Located<string>? Name { get; init; }
    public ReadOnlyArray<Located<string>>? From { get; init; }

    /// <summary>Null where the route has no <c>to</c>.</summary>
    public ReadOnlyArray<TargetDocument>? To { get; init; }

    /// <summary>Targets of <c>mirrors</c>, each with its percentage.</summary>
    public ReadOnlyArray<MirrorDocument> Mirrors { get; init; } = [];

    /// <summary>Istio's own HTTPRoute fields (<c>match</c>, <c>timeout</c>, ...) as they were written, unchecked.</summary>
    public ReadOnlyArray<YamlEntry> Fields { get; init; } = [];
    public bool IsSpoiled { get; init; }
}

internal sealed record TargetDocument(SourceSpan Span)
{
    public Located<string>? Version { get; init; }
    public Located<string>? Cluster { get; init; }
    public Located<string>? Service { get; init; }
    public Located<int>? Port { get; init; }
    public Located<int>? Weight { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record MirrorDocument(TargetDocument Target, YamlNode? Percentage, SourceSpan Span);

internal sealed record AccessDocument(SourceSpan Span)
{
    public ReadOnlyArray<Located<string>> Services { get; init; } = [];
    public ReadOnlyArray<Located<string>> Principals { get; init; } = [];
    public ReadOnlyArray<Located<string>> Namespaces { get; init; } = [];
    public ReadOnlyArray<Located<string>> Methods { get; init; } = [];
    public ReadOnlyArray<Located<string>> Paths { get; init; } = [];
    public ReadOnlyArray<Located<int>> Ports { get; init; } = [];
    public ReadOnlyArray<Located<string>> Hosts { get; init; } = [];
    public ReadOnlyArray<ConditionDocument> When { get; init; } = [];
    public Located<bool>? Deny { get; init; }
    public bool IsSpoiled { get; init; }
}

internal sealed record ConditionDocument(SourceSpan Span)
{
    public Located<string>? Key { get; init; }
    public ReadOnlyArray<Located<string>> Values { get; init; } = [];
    public ReadOnlyArray<Located<string>> NotValues { get; init; } = [];
    public bool IsSpoiled { get; init; }
}
