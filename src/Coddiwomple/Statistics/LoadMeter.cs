using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple.Statistics;

/// <summary>
/// Takes what one service needs in a cluster, planned and rendered, gives its load: apart what it has for its callers, which <c>callers</c> decides about,
/// and what the cluster that runs it needs whoever calls.
/// </summary>
internal sealed class LoadMeter(Service service)
{
    private readonly List<EndpointPlan> _endpoints = [];
    private string? _host;

    public Load ForCallers { get; private set; } = Load.None;

    public Load ForItself { get; private set; } = Load.None;

    public static LoadMeter Measure(Service service, ServicePlan plan, ReadOnlyArray<RenderedObject> texts)
    {
        var meter = new LoadMeter(service);
        for (int i = 0; i < plan.Resources.Length; i++)
        {
            meter.Add(plan.Resources[i], Load.None with { Objects = 1, Bytes = texts[i].Text.Length });
        }

        return meter;
    }

    private void Add(ResourcePlan resource, Load text)
    {
        switch (resource)
        {
            case ServiceEntryPlan entry:
                ForCallers += text + OfEntry(entry);
                break;
            case DestinationRulePlan rule when service.Hosts.Contains(rule.Host):
                ForCallers += text + OfSubsets(rule);
                break;
            case DestinationRulePlan rule:
                // Pods are not in the topology, so the subsets of the Kubernetes host count without endpoints.
                ForItself += text + Load.None with { SidecarClusters = rule.Subsets.Length * service.Ports.Length };
                break;
            case StubServicePlan stub:
                ForCallers += text + Load.None with { SidecarClusters = stub.Ports.Length };
                break;
            case VirtualServicePlan or EnvoyFilterPlan:
                ForCallers += text;
                break;
            default:
                ForItself += text;
                break;
        }
    }

    // A host with pods of its own has two entries, which a sidecar sees as one.
    private Load OfEntry(ServiceEntryPlan entry)
    {
        bool isFirst = _host != entry.Hosts[0];
        if (isFirst)
        {
            _host = entry.Hosts[0];
            _endpoints.Clear();
        }

        _endpoints.AddRange(entry.Endpoints);
        int endpointPorts = entry.Endpoints.Length * entry.Ports.Length;
        return Load.None with
        {
            Endpoints = entry.Endpoints.Length,
            EndpointPorts = endpointPorts,
            SidecarClusters = isFirst ? entry.Ports.Length : 0,
            SidecarEndpoints = endpointPorts,
            SidecarListeners = isFirst ? entry.Ports.Count(port => !port.Protocol.IsHttp()) : 0,
        };
    }

    private Load OfSubsets(DestinationRulePlan rule)
    {
        int selected = rule.Subsets.Sum(subset => _endpoints.Count(endpoint => Has(endpoint.Labels, subset.Labels)));
        return Load.None with
        {
            SidecarClusters = rule.Subsets.Length * service.Ports.Length,
            SidecarEndpoints = selected * service.Ports.Length,
        };
    }

    private static bool Has(Labels labels, Labels wanted) => wanted.Items.All(label => labels.Items.Contains(label));
}
