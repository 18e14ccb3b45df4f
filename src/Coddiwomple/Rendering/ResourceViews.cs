using Coddiwomple.Planning;
using Coddiwomple.Templating.Runtime;
using static Coddiwomple.Rendering.TemplateMembers;
using static Coddiwomple.Rendering.ViewValues;

namespace Coddiwomple.Rendering;

/// <summary>
/// Takes a planned object, gives the plain view that its template sees where it is interpreted; the comment at the head of each template says what is in it.
/// A user's template may change what it gets: no two views share a part.
/// </summary>
internal static class ResourceViews
{
    private static readonly ScriptObjectShape EntryPortShape = ScriptObjectShape.Create("name", "number", "protocol", "target_port");
    private static readonly ScriptObjectShape EndpointShape = ScriptObjectShape.Create("address", "locality", "weight", "ports", "labels");
    private static readonly ScriptObjectShape EndpointPortShape = ScriptObjectShape.Create("name", "number");
    private static readonly ScriptObjectShape SubsetShape = ScriptObjectShape.Create("name", "labels", "traffic_policy");
    private static readonly ScriptObjectShape HttpRouteShape = ScriptObjectShape.Create("name", "match", "destinations", "fields");
    private static readonly ScriptObjectShape TlsRouteShape = ScriptObjectShape.Create("port", "sni_hosts", "destinations");
    private static readonly ScriptObjectShape TcpRouteShape = ScriptObjectShape.Create("ports", "destinations");
    private static readonly ScriptObjectShape DestinationShape = ScriptObjectShape.Create("host", "subset", "port", "weight");
    private static readonly ScriptObjectShape PortModeShape = ScriptObjectShape.Create("number", "mode");
    private static readonly ScriptObjectShape StubPortShape = ScriptObjectShape.Create("name", "number", "app_protocol");
    private static readonly ScriptObjectShape KustomizationShape = ScriptObjectShape.Create("files");

    private static readonly ScriptObjectShape ServiceEntryShape =
        Resource("hosts", "addresses", "export_to", "resolution", "ports", "endpoints", "workload_selector", "subject_alt_names");

    private static readonly ScriptObjectShape DestinationRuleShape = Resource("host", "export_to", "traffic_policy", "subsets");
    private static readonly ScriptObjectShape VirtualServiceShape = Resource("hosts", "export_to", "http", "tls", "tcp");
    private static readonly ScriptObjectShape GatewayShape = Resource("selector", "port", "hosts");
    private static readonly ScriptObjectShape PeerAuthenticationShape = Resource("selector", "mode", "ports");
    private static readonly ScriptObjectShape AuthorizationPolicyShape = Resource("selector", "action", "rules");
    private static readonly ScriptObjectShape StubServiceShape = Resource("ports");
    private static readonly ScriptObjectShape EnvoyFilterShape = Resource("spec");

    // Room for what every view starts with.
    private static readonly object?[] Metadata = new object?[6];

    public static ScriptObject Of(ResourcePlan resource) => resource switch
    {
        ServiceEntryPlan entry => View(ServiceEntryShape, entry, [.. Metadata, Texts(Hosts(entry)), Texts(Addresses(entry)), Texts(ExportTo(entry)), Resolution(entry), List(Ports(entry), View), List(Endpoints(entry), View), LabelList(WorkloadSelector(entry)), Texts(SubjectAltNames(entry))]),
        DestinationRulePlan rule => View(DestinationRuleShape, rule, [.. Metadata, Host(rule), Texts(ExportTo(rule)), TreeOrNull(TrafficPolicy(rule)), List(Subsets(rule), View)]),
        VirtualServicePlan service => View(VirtualServiceShape, service, [.. Metadata, Texts(Hosts(service)), Texts(ExportTo(service)), List(Http(service), View), List(Tls(service), View), List(Tcp(service), View)]),
        GatewayPlan gateway => View(GatewayShape, gateway, [.. Metadata, LabelList(Selector(gateway)), Port(gateway), Texts(Hosts(gateway))]),
        PeerAuthenticationPlan peer => View(PeerAuthenticationShape, peer, [.. Metadata, LabelList(Selector(peer)), Mode(peer), List(Ports(peer), View)]),
        AuthorizationPolicyPlan policy => View(AuthorizationPolicyShape, policy, [.. Metadata, LabelList(Selector(policy)), Action(policy), Tree(Rules(policy))]),
        StubServicePlan stub => View(StubServiceShape, stub, [.. Metadata, List(Ports(stub), View)]),
        EnvoyFilterPlan filter => View(EnvoyFilterShape, filter, [.. Metadata, Tree(Spec(filter))]),
        _ => throw new InvalidOperationException($"no view for {resource.Kind}"),
    };

    /// <summary>The view of the kustomization of files of those names.</summary>
    public static ScriptObject OfKustomization(ReadOnlyArray<string> names) => new(KustomizationShape, [Texts(Files(names))]);

    private static ScriptObjectShape Resource(params string[] keys) =>
        ScriptObjectShape.Create(["kind", "api_version", "name", "namespace", "labels", "annotations", .. keys]);

    private static ScriptObject View(ScriptObjectShape shape, ResourcePlan resource, object?[] values)
    {
        values[0] = Kind(resource);
        values[1] = ApiVersion(resource);
        values[2] = Name(resource);
        values[3] = Namespace(resource);
        values[4] = LabelList(Labels(resource));
        values[5] = LabelList(Annotations(resource));
        return new ScriptObject(shape, values);
    }

    private static ScriptObject View(EntryPortPlan port) => new(EntryPortShape, [Name(port), Number(port), Protocol(port), TargetPort(port)]);

    private static ScriptObject View(EndpointPlan endpoint) =>
        new(EndpointShape, [Address(endpoint), Locality(endpoint), Weight(endpoint), List(Ports(endpoint), View), LabelList(Labels(endpoint))]);

    private static ScriptObject View(EndpointPortPlan port) => new(EndpointPortShape, [Name(port), Number(port)]);

    private static ScriptObject View(SubsetPlan subset) => new(SubsetShape, [Name(subset), LabelList(Labels(subset)), TreeOrNull(TrafficPolicy(subset))]);

    private static ScriptObject View(HttpRoutePlan route) =>
        new(HttpRouteShape, [Name(route), TreeOrNull(Match(route)), List(Destinations(route), View), TreeOrNull(Fields(route))]);

    private static ScriptObject View(TlsRoutePlan route) => new(TlsRouteShape, [Port(route), Texts(SniHosts(route)), List(Destinations(route), View)]);

    private static ScriptObject View(TcpRoutePlan route) => new(TcpRouteShape, [Texts(Ports(route)), List(Destinations(route), View)]);

    private static ScriptObject View(DestinationPlan destination) =>
        new(DestinationShape, [Host(destination), Subset(destination), Port(destination), Weight(destination)]);

    private static ScriptObject View(PortMtlsPlan port) => new(PortModeShape, [Number(port), Mode(port)]);

    private static ScriptObject View(StubPortPlan port) => new(StubPortShape, [Name(port), Number(port), AppProtocol(port)]);
}
