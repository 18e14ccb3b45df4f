using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Templating.Runtime;
using static Coddiwomple.Rendering.ViewValues;
using static Coddiwomple.Rendering.YamlQuoting;

namespace Coddiwomple.Rendering;

/// <summary>
/// Takes a planned object, gives the plain view that its template sees; the comment at the head of each template says what is in it.
/// <paramref name="canChange"/>: a template is a user's and might change what it gets, so that no two objects may share a part of their views.
/// </summary>
internal sealed class ResourceViews(bool canChange)
{
    private static readonly ScriptObjectShape EntryPort = ScriptObjectShape.Create("name", "number", "protocol", "target_port");
    private static readonly ScriptObjectShape Endpoint = ScriptObjectShape.Create("address", "locality", "weight", "ports", "labels");
    private static readonly ScriptObjectShape EndpointPort = ScriptObjectShape.Create("name", "number");
    private static readonly ScriptObjectShape Subset = ScriptObjectShape.Create("name", "labels", "traffic_policy");
    private static readonly ScriptObjectShape HttpRoute = ScriptObjectShape.Create("name", "match", "destinations", "fields");
    private static readonly ScriptObjectShape TlsRoute = ScriptObjectShape.Create("port", "sni_hosts", "destinations");
    private static readonly ScriptObjectShape TcpRoute = ScriptObjectShape.Create("ports", "destinations");
    private static readonly ScriptObjectShape Destination = ScriptObjectShape.Create("host", "subset", "port", "weight");
    private static readonly ScriptObjectShape PortMode = ScriptObjectShape.Create("number", "mode");
    private static readonly ScriptObjectShape StubPort = ScriptObjectShape.Create("name", "number", "app_protocol");

    private static readonly ScriptObjectShape ServiceEntry =
        Resource("hosts", "addresses", "export_to", "resolution", "ports", "endpoints", "workload_selector", "subject_alt_names");

    private static readonly ScriptObjectShape DestinationRule = Resource("host", "export_to", "traffic_policy", "subsets");
    private static readonly ScriptObjectShape VirtualService = Resource("hosts", "export_to", "http", "tls", "tcp");
    private static readonly ScriptObjectShape Gateway = Resource("selector", "port", "hosts");
    private static readonly ScriptObjectShape PeerAuthentication = Resource("selector", "mode", "ports");
    private static readonly ScriptObjectShape AuthorizationPolicy = Resource("selector", "action", "rules");
    private static readonly ScriptObjectShape StubService = Resource("ports");
    private static readonly ScriptObjectShape EnvoyFilter = Resource("spec");

    // Room for what every view starts with.
    private static readonly object?[] Metadata = new object?[6];

    // The few that stand in the metadata of every object.
    private readonly Dictionary<Labels, ScriptArray> _metadata = new(ReferenceEqualityComparer.Instance);

    public ScriptObject Of(ResourcePlan resource) => resource switch
    {
        ServiceEntryPlan entry => View(ServiceEntry, entry, [.. Metadata, Texts(entry.Hosts), Texts(entry.Addresses), Texts(entry.ExportTo), entry.IsStatic ? "STATIC" : "DNS", List(entry.Ports, View), List(entry.Endpoints, View), LabelList(entry.WorkloadSelector), Texts(entry.SubjectAltNames)]),
        DestinationRulePlan rule => View(DestinationRule, rule, [.. Metadata, Scalar(rule.Host), Texts(rule.ExportTo), View(rule.Policy), List(rule.Subsets, View)]),
        VirtualServicePlan service => View(VirtualService, service, [.. Metadata, Texts(service.Hosts), Texts(service.ExportTo), List(service.Http, View), List(service.Tls, View), List(service.Tcp, View)]),
        GatewayPlan gateway => View(Gateway, gateway, [.. Metadata, LabelList(gateway.Selector), Number(gateway.Port), Texts(gateway.Hosts)]),
        PeerAuthenticationPlan peer => View(PeerAuthentication, peer, [.. Metadata, LabelList(peer.Selector), peer.Mode.ToIstio(), List(peer.Ports, View)]),
        AuthorizationPolicyPlan policy => View(AuthorizationPolicy, policy, [.. Metadata, LabelList(policy.Selector), policy.Action, List(policy.Rules, static rule => Tree(PolicyTrees.Rule(rule)))]),
        StubServicePlan stub => View(StubService, stub, [.. Metadata, List(stub.Ports, View)]),
        EnvoyFilterPlan filter => View(EnvoyFilter, filter, [.. Metadata, Tree(filter.Spec)]),
        _ => throw new InvalidOperationException($"no view for {resource.Kind}"),
    };

    private static ScriptObjectShape Resource(params string[] keys) =>
        ScriptObjectShape.Create(["kind", "api_version", "name", "namespace", "labels", "annotations", .. keys]);

    private ScriptObject View(ScriptObjectShape shape, ResourcePlan resource, object?[] values)
    {
        ObjectMeta meta = resource.Meta;
        values[0] = resource.Kind;
        values[1] = meta.ApiVersion;
        values[2] = Scalar(meta.Name);
        values[3] = Scalar(meta.Namespace);
        values[4] = MetadataList(meta.Labels);
        values[5] = MetadataList(meta.Annotations);
        return new ScriptObject(shape, values);
    }

    private ScriptArray MetadataList(Labels labels)
    {
        if (canChange)
        {
            return LabelList(labels);
        }

        if (!_metadata.TryGetValue(labels, out ScriptArray? list))
        {
            list = LabelList(labels);
            _metadata.Add(labels, list);
        }

        return list;
    }

    private static object? View(TrafficPolicyPlan? policy) => policy is null ? null : Tree(PolicyTrees.TrafficPolicy(policy));

    private static ScriptObject View(EntryPortPlan port) =>
        new(EntryPort, [Scalar(port.Name), Number(port.Number), port.Protocol.ToIstio(), port.TargetPort is { } target ? Number(target) : null]);

    private static ScriptObject View(EndpointPlan endpoint) => new(Endpoint,
    [
        Scalar(endpoint.Address),
        endpoint.Locality is not { } locality ? null : RegionMark.Is(locality) ? locality : Scalar(locality),
        endpoint.Weight is { } weight ? Number(weight) : null,
        List(endpoint.Ports, static port => new ScriptObject(EndpointPort, [Scalar(port.Name), Number(port.Number)])),
        LabelList(endpoint.Labels),
    ]);

    private static ScriptObject View(SubsetPlan subset) => new(Subset, [Scalar(subset.Name), LabelList(subset.Labels), View(subset.Policy)]);

    private static ScriptObject View(HttpRoutePlan route) => new(HttpRoute,
    [
        route.Name is { } name ? Scalar(name) : null,
        route.Match.IsEmpty ? null : List(route.Match, Tree),
        List(route.Route, View),
        TreeOrNull(route.Fields),
    ]);

    private static ScriptObject View(TlsRoutePlan route) => new(TlsRoute, [Number(route.Port), Texts(route.SniHosts), List(route.Route, View)]);

    private static ScriptObject View(TcpRoutePlan route) => new(TcpRoute, [List(route.Ports, static port => Number(port)), List(route.Route, View)]);

    private static ScriptObject View(DestinationPlan destination) => new(Destination,
    [
        Scalar(destination.Host),
        destination.Subset is { } subset ? Scalar(subset) : null,
        Number(destination.Port),
        destination.Weight is { } weight ? Number(weight) : null,
    ]);

    private static ScriptObject View(PortMtlsPlan port) => new(PortMode, [Number(port.Port), port.Mode.ToIstio()]);

    private static ScriptObject View(StubPortPlan port) => new(StubPort, [Scalar(port.Name), Number(port.Number), Scalar(port.AppProtocol)]);
}
