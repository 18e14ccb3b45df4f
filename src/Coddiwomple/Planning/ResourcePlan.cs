using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Identity and labels of an object. <see cref="Annotations"/> may be empty; a null <see cref="Namespace"/> is a cluster-wide object.</summary>
internal sealed record ObjectMeta(string ApiVersion, string Name, string Namespace, Labels Labels, Labels Annotations);

/// <summary>One object to be rendered: everything about it is decided.</summary>
internal abstract record ResourcePlan(ObjectMeta Meta)
{
    public abstract string Kind { get; }
}

/// <summary>An AUTO_PASSTHROUGH server on 15443 for <see cref="Hosts"/>.</summary>
internal sealed record GatewayPlan(ObjectMeta Meta, Labels Selector, int Port, ReadOnlyArray<string> Hosts) : ResourcePlan(Meta)
{
    public override string Kind => "Gateway";
}

internal sealed record PeerAuthenticationPlan(ObjectMeta Meta, Labels Selector, MtlsMode Mode, ReadOnlyArray<PortMtlsPlan> Ports) : ResourcePlan(Meta)
{
    public override string Kind => "PeerAuthentication";
}

internal sealed record PortMtlsPlan(int Port, MtlsMode Mode);

/// <summary>A Service without selector, so that its name resolves in a cluster that does not run it.</summary>
internal sealed record StubServicePlan(ObjectMeta Meta, ReadOnlyArray<StubPortPlan> Ports) : ResourcePlan(Meta)
{
    public override string Kind => "Service";
}

internal sealed record StubPortPlan(string Name, int Number, string AppProtocol);

/// <summary><see cref="WorkloadSelector"/> is empty unless the entry selects pods; then it has no endpoints.</summary>
internal sealed record ServiceEntryPlan(
    ObjectMeta Meta,
    ReadOnlyArray<string> Hosts,
    ReadOnlyArray<string> Addresses,
    bool IsStatic,
    ReadOnlyArray<EntryPortPlan> Ports,
    ReadOnlyArray<EndpointPlan> Endpoints,
    Labels WorkloadSelector,
    ReadOnlyArray<string> ExportTo,
    ReadOnlyArray<string> SubjectAltNames) : ResourcePlan(Meta)
{
    public override string Kind => "ServiceEntry";
}

internal sealed record EntryPortPlan(string Name, int Number, Protocol Protocol, int? TargetPort);

internal sealed record EndpointPlan(string Address, string? Locality, int? Weight, ReadOnlyArray<EndpointPortPlan> Ports, Labels Labels);

internal sealed record EndpointPortPlan(string Name, int Number);

internal sealed record DestinationRulePlan(
    ObjectMeta Meta,
    string Host,
    ReadOnlyArray<string> ExportTo,
    TrafficPolicyPlan? Policy,
    ReadOnlyArray<SubsetPlan> Subsets) : ResourcePlan(Meta)
{
    public override string Kind => "DestinationRule";
}

internal sealed record SubsetPlan(string Name, Labels Labels, TrafficPolicyPlan? Policy);

/// <summary>
/// <see cref="Settings"/> for the whole destination and a block for each of <see cref="Ports"/>: Istio's port-level settings replace the destination's,
/// they do not merge.
/// </summary>
internal sealed record TrafficPolicyPlan(PolicySettings? Settings, ReadOnlyArray<PortPolicyPlan> Ports);

internal sealed record PortPolicyPlan(int Port, PolicySettings Settings);

internal sealed record PolicySettings(IstioMap? ConnectionPool, IstioMap? LoadBalancer, IstioMap? OutlierDetection, TlsPlan? Tls)
{
    public bool IsEmpty => ConnectionPool is null && LoadBalancer is null && OutlierDetection is null && Tls is null;
}

/// <summary>ISTIO_MUTUAL (or DISABLE), with the SNI that the receiving gateway has a filter chain for.</summary>
internal sealed record TlsPlan(string Mode, string? Sni)
{
    public static TlsPlan Disabled { get; } = new("DISABLE", null);

    public static TlsPlan Mutual(string? sni) => new("ISTIO_MUTUAL", sni);
}

internal sealed record VirtualServicePlan(
    ObjectMeta Meta,
    ReadOnlyArray<string> Hosts,
    ReadOnlyArray<string> ExportTo,
    ReadOnlyArray<HttpRoutePlan> Http,
    ReadOnlyArray<TlsRoutePlan> Tls,
    ReadOnlyArray<TcpRoutePlan> Tcp) : ResourcePlan(Meta)
{
    /// <summary>A controller owns the weights: what it writes is no drift.</summary>
    public bool HasExternalWeights { get; init; }

    public override string Kind => "VirtualService";
}

/// <summary><see cref="Fields"/> are the HTTPRoute fields besides name, match and route, in the order in which they are written.</summary>
internal sealed record HttpRoutePlan(string? Name, ReadOnlyArray<IstioMap> Match, ReadOnlyArray<DestinationPlan> Route, IstioMap Fields);

internal sealed record TlsRoutePlan(int Port, ReadOnlyArray<string> SniHosts, ReadOnlyArray<DestinationPlan> Route);

internal sealed record TcpRoutePlan(ReadOnlyArray<int> Ports, ReadOnlyArray<DestinationPlan> Route);

/// <summary><see cref="Weight"/> is null for a single destination.</summary>
internal sealed record DestinationPlan(string Host, string? Subset, int Port, int? Weight);

/// <summary>Action is ALLOW or DENY; a policy without rules and action closes the mesh.</summary>
internal sealed record AuthorizationPolicyPlan(ObjectMeta Meta, Labels Selector, string? Action, ReadOnlyArray<AccessRulePlan> Rules) : ResourcePlan(Meta)
{
    public override string Kind => "AuthorizationPolicy";
}

/// <summary>From: sources are ORed, principals and namespaces are separate sources. All lists may be empty; a rule with nothing in it allows everything.</summary>
internal sealed record AccessRulePlan(
    ReadOnlyArray<string> Principals,
    ReadOnlyArray<string> Namespaces,
    ReadOnlyArray<string> Methods,
    ReadOnlyArray<string> Paths,
    ReadOnlyArray<string> Ports,
    ReadOnlyArray<string> Hosts,
    ReadOnlyArray<AccessCondition> When);

/// <summary>Its spec is passed on as it is.</summary>
internal sealed record EnvoyFilterPlan(ObjectMeta Meta, IstioMap Spec) : ResourcePlan(Meta)
{
    public override string Kind => "EnvoyFilter";
}
