using Coddiwomple.Model;

namespace Coddiwomple.Installation;

/// <summary>The pods behind one or more gateways of a topology, as an installation makes them.</summary>
internal sealed record GatewayWorkload(string Name, string Namespace, Labels Labels)
{
    private const string IstioLabel = "istio";

    private static readonly IstioMap s_routerMode = Values.Map(("ISTIO_META_ROUTER_MODE", new IstioText("sni-dnat")));

    // One that also serves the outside keeps its ports.
    private bool IsIngress => Labels.Items.Any(label => label is { Key: IstioLabel, Value: "ingressgateway" });

    /// <summary>Gives the workloads of a cluster's gateways, in the order of the gateways; equal namespace and selector are one.</summary>
    public static ReadOnlyArray<GatewayWorkload> Of(Cluster cluster)
    {
        var workloads = new List<GatewayWorkload>();
        foreach (Gateway gateway in cluster.Gateways)
        {
            if (workloads.Any(known => known.Namespace == gateway.Namespace && known.Labels.Equals(gateway.Selector)))
            {
                continue;
            }

            // As Istio's own installations name them: the label "istio: eastwestgateway" is that of "istio-eastwestgateway".
            Label? label = gateway.Selector.Items.FirstOrDefault(item => item is { Key: IstioLabel, Value.Length: > 0 });
            string name = label is null ? gateway.Name : $"istio-{label.Value}";
            workloads.Add(new GatewayWorkload(workloads.Any(known => known.Name == name) ? $"{name}-{gateway.Name}" : name, gateway.Namespace, gateway.Selector));
        }

        return [.. workloads];
    }

    /// <summary>Values of the chart for any gateway, which takes its name from the release.</summary>
    public IstioMap ChartValues() => Values.Map(
        ("labels", Values.Of(Labels)),
        ("service", Values.Map(("ports", Ports(statusPort: 15021, lowTarget: 0)))));

    /// <summary>Values of the ingress gateway's chart, to be installed once more under another name.</summary>
    public IstioMap IngressChartValues(InstallProfile profile) => Values.Map(
        ("gateways", Values.Map(
            ("istio-ingressgateway", Values.Map(
                ("name", new IstioText(Name)),
                ("labels", Values.Of(WithApp())),
                ("ports", Ports(profile.StatusPort, lowTarget: 8000)),
                ("env", profile.NeedsRouterMode ? s_routerMode : null))))));

    /// <summary>Values below <c>gateways.NAME</c> of the one chart of early releases; that of the ingress gateway has its ports already.</summary>
    public IstioMap LegacyValues(InstallProfile profile) => IsIngress
        ? Values.Map(("enabled", IstioLiteral.True), ("env", s_routerMode))
        : Values.Map(
            ("enabled", IstioLiteral.True),
            ("namespace", new IstioText(Namespace)),
            ("labels", Values.Of(WithApp())),
            ("type", new IstioText("LoadBalancer")),
            ("ports", Ports(profile.StatusPort, lowTarget: 0)),
            ("env", s_routerMode));

    /// <summary>An item of <c>components.ingressGateways</c>.</summary>
    public IstioMap OperatorComponent(InstallProfile profile)
    {
        IstioList? env = profile.NeedsRouterMode
            ? new IstioList([Values.Map(("name", new IstioText("ISTIO_META_ROUTER_MODE")), ("value", new IstioText("sni-dnat")))])
            : null;
        return Values.Map(
            ("name", new IstioText(Name)),
            ("namespace", new IstioText(Namespace)),
            ("enabled", IstioLiteral.True),
            ("label", Values.Of(WithApp())),
            ("k8s", Values.Map(("env", env), ("service", Values.Map(("ports", Ports(profile.StatusPort, lowTarget: 8000)))))));
    }

    private Labels WithApp() => Labels.Items.Any(label => label.Key == "app") ? Labels : Labels.With("app", Name);

    // Where gateways may not listen on ports below 1024, they listen that much higher.
    private IstioList Ports(int statusPort, int lowTarget)
    {
        var ports = new ArrayBuilder<IstioValue>();
        ports.Add(Port("status-port", statusPort, statusPort));
        if (IsIngress)
        {
            ports.Add(Port("http2", 80, 80 + lowTarget));
            ports.Add(Port("https", 443, 443 + lowTarget));
        }

        ports.Add(Port("tls", Gateway.PassthroughPort, Gateway.PassthroughPort));
        return new IstioList(ports.ToReadOnly());
    }

    private static IstioMap Port(string name, int port, int target) =>
        Values.Map(("name", new IstioText(name)), ("port", IstioLiteral.Of(port)), ("targetPort", IstioLiteral.Of(target)));
}
