using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>Takes a topology and a call to a service's global host, gives what topology.md says must happen to it.</summary>
internal sealed class TopologyOracle(TopologyModel topology)
{
    private static readonly string[] s_notFields = ["name", "from", "match", "to", "mirrors"];

    public Expectation Expect(Call call)
    {
        (TopologyService service, Caller caller) = (call.Service, call.Caller);
        bool hasObjects = HasObjects(service, caller);
        if (!hasObjects && !call.IsKubernetesHost)
        {
            return Expectation.UnknownHost;
        }

        var destinations = new Destinations(topology, caller.Cluster, service, call.Port, call.Outage);
        if (call.IsKubernetesHost && !(hasObjects && service.ClusterLocalHost))
        {
            // Plain Kubernetes: what we generate for other hosts changes nothing here.
            var own = new Expectation();
            destinations.Add(MapNode.Of(("cluster", new ScalarNode(caller.Cluster, ScalarKind.String))), 1, own);
            return own;
        }

        Node route = RouteFor(call);
        var expectation = new Expectation { Fields = new MapNode([.. route.Fields.Where(field => !s_notFields.Contains(field.Key))]) };
        if (!route["redirect"].Exists && !route["directResponse"].Exists)
        {
            Spread(route["to"], destinations, expectation);
            foreach (Node mirror in route["mirrors"].Items)
            {
                var target = new Expectation();
                destinations.Add(mirror, 1, target);
                string percentage = mirror["percentage"]["value"].TextOrNull ?? mirror["percentage"].TextOrNull ?? "100";
                expectation.Mirrors.Add((double.Parse(percentage, CultureInfo.InvariantCulture), target));
            }
        }

        return expectation;
    }

    /// <summary>Whether a caller gets the service's objects: it is among the callers, its namespace too, and it reaches an instance.</summary>
    public bool HasObjects(TopologyService service, Caller caller) =>
        (service.CallerNamespaces.Contains("*") || service.CallerNamespaces.Contains(caller.Namespace)) && IsCaller(service, caller.Cluster);

    public bool IsCaller(TopologyService service, string cluster) =>
        (service.CallerClusters is null || service.CallerClusters.Value.Contains(cluster)) && Destinations.Reachable(topology, service, cluster).Any();

    /// <summary>Spreads by weight over <c>to</c> items; none given: evenly, the largest remainders to the earlier items.</summary>
    private static void Spread(Node to, Destinations destinations, Expectation expectation)
    {
        ImmutableArray<Node> items = to.Items.IsEmpty ? [MapNode.Of()] : to.Items;
        for (int i = 0; i < items.Length; i++)
        {
            int even = (100 / items.Length) + (i < 100 % items.Length ? 1 : 0);
            int weight = items[i]["weight"].IntOrNull ?? even;
            if (weight > 0)
            {
                destinations.Add(items[i], weight / 100.0, expectation);
            }
        }
    }

    // HTTP ports take the first route that fits, other ports the first that has neither match nor HTTP fields; then comes the implied route.
    private static Node RouteFor(Call call)
    {
        foreach (Node route in call.Service.Traffic["routes"].Items.Where(route => !route["from"].Exists || route["from"].Texts.Contains(call.Caller.Cluster)))
        {
            bool fits = call.Port.IsHttp
                ? RequestMatch.Fits(route["match"], call.Request, call.Caller, call.Host, call.Port.Number)
                : route["match"].Items.IsEmpty && route.Fields.All(field => field.Key is "name" or "from" or "to");
            if (fits)
            {
                return route;
            }
        }

        return MapNode.Of();
    }
}
