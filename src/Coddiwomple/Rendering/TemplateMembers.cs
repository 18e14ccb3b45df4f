using Coddiwomple.Model;
using Coddiwomple.Planning;
using static Coddiwomple.Rendering.YamlQuoting;

namespace Coddiwomple.Rendering;

/// <summary>
/// What the names in templates stand for: <c>endpoint.locality</c> is <c>Locality(endpoint)</c>. The comment at the head of each template lists them. Views are
/// made of these, and the compiled templates call them. Every text is a YAML scalar here, so that no template can forget to quote; what may be absent is null.
/// </summary>
internal static class TemplateMembers
{
    public static string Kind(ResourcePlan resource) => resource.Kind;

    public static string ApiVersion(ResourcePlan resource) => resource.Meta.ApiVersion;

    public static string Name(ResourcePlan resource) => Scalar(resource.Meta.Name);

    public static string Namespace(ResourcePlan resource) => Scalar(resource.Meta.Namespace);

    public static ReadOnlyArray<Label> Labels(ResourcePlan resource) => resource.Meta.Labels.Items;

    public static ReadOnlyArray<Label> Annotations(ResourcePlan resource) => resource.Meta.Annotations.Items;

    public static string Key(Label label) => Scalar(label.Key);

    public static string Value(Label label) => Scalar(label.Value);

    public static ReadOnlyArray<string> Hosts(ServiceEntryPlan entry) => entry.Hosts.Select(Scalar);

    public static ReadOnlyArray<string> Addresses(ServiceEntryPlan entry) => entry.Addresses.Select(Scalar);

    public static ReadOnlyArray<string> ExportTo(ServiceEntryPlan entry) => entry.ExportTo.Select(Scalar);

    public static string Resolution(ServiceEntryPlan entry) => entry.IsStatic ? "STATIC" : "DNS";

    public static ReadOnlyArray<EntryPortPlan> Ports(ServiceEntryPlan entry) => entry.Ports;

    public static ReadOnlyArray<EndpointPlan> Endpoints(ServiceEntryPlan entry) => entry.Endpoints;

    public static ReadOnlyArray<Label> WorkloadSelector(ServiceEntryPlan entry) => entry.WorkloadSelector.Items;

    public static ReadOnlyArray<string> SubjectAltNames(ServiceEntryPlan entry) => entry.SubjectAltNames.Select(Scalar);

    public static string Name(EntryPortPlan port) => Scalar(port.Name);

    public static string Number(EntryPortPlan port) => NumberTexts.Of(port.Number);

    public static string Protocol(EntryPortPlan port) => port.Protocol.ToIstio();

    public static string? TargetPort(EntryPortPlan port) => port.TargetPort is { } target ? NumberTexts.Of(target) : null;

    public static string Address(EndpointPlan endpoint) => Scalar(endpoint.Address);

    // A mark stays as it is, to be found again; no region that takes its place needs quotes.
    public static string? Locality(EndpointPlan endpoint) =>
        endpoint.Locality is not { } locality ? null : RegionMark.Is(locality) ? locality : Scalar(locality);

    public static string? Weight(EndpointPlan endpoint) => endpoint.Weight is { } weight ? NumberTexts.Of(weight) : null;

    public static ReadOnlyArray<EndpointPortPlan> Ports(EndpointPlan endpoint) => endpoint.Ports;

    public static ReadOnlyArray<Label> Labels(EndpointPlan endpoint) => endpoint.Labels.Items;

    public static string Name(EndpointPortPlan port) => Scalar(port.Name);

    public static string Number(EndpointPortPlan port) => NumberTexts.Of(port.Number);

    public static string Host(DestinationRulePlan rule) => Scalar(rule.Host);

    public static ReadOnlyArray<string> ExportTo(DestinationRulePlan rule) => rule.ExportTo.Select(Scalar);

    public static IstioMap? TrafficPolicy(DestinationRulePlan rule) => Tree(rule.Policy);

    public static ReadOnlyArray<SubsetPlan> Subsets(DestinationRulePlan rule) => rule.Subsets;

    public static string Name(SubsetPlan subset) => Scalar(subset.Name);

    public static ReadOnlyArray<Label> Labels(SubsetPlan subset) => subset.Labels.Items;

    public static IstioMap? TrafficPolicy(SubsetPlan subset) => Tree(subset.Policy);

    public static ReadOnlyArray<string> Hosts(VirtualServicePlan service) => service.Hosts.Select(Scalar);

    public static ReadOnlyArray<string> ExportTo(VirtualServicePlan service) => service.ExportTo.Select(Scalar);

    public static ReadOnlyArray<HttpRoutePlan> Http(VirtualServicePlan service) => service.Http;

    public static ReadOnlyArray<TlsRoutePlan> Tls(VirtualServicePlan service) => service.Tls;

    public static ReadOnlyArray<TcpRoutePlan> Tcp(VirtualServicePlan service) => service.Tcp;

    public static string? Name(HttpRoutePlan route) => route.Name is { } name ? Scalar(name) : null;

    public static IstioList? Match(HttpRoutePlan route) => route.Match.IsEmpty ? null : new IstioList(route.Match.Select<IstioValue>(static match => match));

    public static ReadOnlyArray<DestinationPlan> Destinations(HttpRoutePlan route) => route.Route;

    public static IstioMap? Fields(HttpRoutePlan route) => route.Fields.Fields.IsEmpty ? null : route.Fields;

    public static string Port(TlsRoutePlan route) => NumberTexts.Of(route.Port);

    public static ReadOnlyArray<string> SniHosts(TlsRoutePlan route) => route.SniHosts.Select(Scalar);

    public static ReadOnlyArray<DestinationPlan> Destinations(TlsRoutePlan route) => route.Route;

    public static ReadOnlyArray<string> Ports(TcpRoutePlan route) => route.Ports.Select(NumberTexts.Of);

    public static ReadOnlyArray<DestinationPlan> Destinations(TcpRoutePlan route) => route.Route;

    public static string Host(DestinationPlan destination) => Scalar(destination.Host);

    public static string? Subset(DestinationPlan destination) => destination.Subset is { } subset ? Scalar(subset) : null;

    public static string Port(DestinationPlan destination) => NumberTexts.Of(destination.Port);

    public static string? Weight(DestinationPlan destination) => destination.Weight is { } weight ? NumberTexts.Of(weight) : null;

    public static ReadOnlyArray<Label> Selector(GatewayPlan gateway) => gateway.Selector.Items;

    public static string Port(GatewayPlan gateway) => NumberTexts.Of(gateway.Port);

    public static ReadOnlyArray<string> Hosts(GatewayPlan gateway) => gateway.Hosts.Select(Scalar);

    public static ReadOnlyArray<Label> Selector(PeerAuthenticationPlan peer) => peer.Selector.Items;

    public static string Mode(PeerAuthenticationPlan peer) => peer.Mode.ToIstio();

    public static ReadOnlyArray<PortMtlsPlan> Ports(PeerAuthenticationPlan peer) => peer.Ports;

    public static string Number(PortMtlsPlan port) => NumberTexts.Of(port.Port);

    public static string Mode(PortMtlsPlan port) => port.Mode.ToIstio();

    public static ReadOnlyArray<Label> Selector(AuthorizationPolicyPlan policy) => policy.Selector.Items;

    public static string? Action(AuthorizationPolicyPlan policy) => policy.Action;

    public static IstioList Rules(AuthorizationPolicyPlan policy) => new(policy.Rules.Select<IstioValue>(PolicyTrees.Rule));

    public static ReadOnlyArray<StubPortPlan> Ports(StubServicePlan service) => service.Ports;

    public static string Name(StubPortPlan port) => Scalar(port.Name);

    public static string Number(StubPortPlan port) => NumberTexts.Of(port.Number);

    public static string AppProtocol(StubPortPlan port) => Scalar(port.AppProtocol);

    public static IstioMap Spec(EnvoyFilterPlan filter) => filter.Spec;

    public static ReadOnlyArray<string> Files(ReadOnlyArray<string> kustomization) => kustomization.Select(Scalar);

    private static IstioMap? Tree(TrafficPolicyPlan? policy) => policy is null ? null : PolicyTrees.TrafficPolicy(policy);
}
