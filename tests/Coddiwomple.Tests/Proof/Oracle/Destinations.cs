using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>What one <c>to</c> item means for one calling cluster while some things may be down.</summary>
internal sealed class Destinations(TopologyModel topology, string home, TopologyService routed, TopologyPort routedPort, Outage outage)
{
    /// <summary>Clusters whose instances a cluster can reach: itself, and others with a gateway.</summary>
    public static IEnumerable<string> Reachable(TopologyModel topology, TopologyService service, string from) =>
        service.Placements.Select(placement => placement.Cluster).Where(name => name == from || !topology.Cluster(name).Gateways.IsEmpty);

    public void Add(Node item, double weight, Expectation expectation)
    {
        TopologyService service = item["service"].TextOrNull is { } other ? topology.Service(other, routed.Namespace) : routed;
        TopologyPort port = PortOf(item, service);
        string? version = item["version"].TextOrNull;
        if ((item.TextOrNull ?? item["cluster"].TextOrNull) is { } cluster)
        {
            AddOne(service, [cluster], version, weight, expectation);
            return;
        }

        if (version is null && service.Traffic["aggregate"].IsTrue)
        {
            AddAggregate(service, port, weight, expectation);
            return;
        }

        if (service.SetsLocality)
        {
            // What Istio's own words come to is Istio's business; the calls must not get lost.
            AddAnyhow(service, [.. Reachable(topology, service, home)], version, weight, expectation);
            return;
        }

        string[] all = [.. Reachable(topology, service, home).Where(name => version is null || service.In(name)?.Versions.Contains(version) == true)];
        string[] others = [.. Order(service, all.Where(name => name != home))];
        bool atHome = all.Contains(home);
        bool fails = version is null ? topology.Cluster(home).Prefers : service.OwnPods && topology.Cluster(home).Prefers;
        if (atHome && (version is not null || service.PrefersLocal) && (!fails || others.Length == 0))
        {
            AddOne(service, [home], version, weight, expectation);
        }
        else if (!service.PrefersLocal && !(atHome && version is not null))
        {
            AddEqually(service, port, atHome ? [home, .. others] : others, version, weight, expectation);
        }
        else if (!topology.Cluster(home).Prefers)
        {
            AddAnyhow(service, others, version, weight, expectation);
        }
        else
        {
            AddInOrder(service, port, atHome, others, version, weight, expectation);
        }
    }

    // Step by step, the first that has anything up takes it all: own instances, what failover says, the clusters that it leaves out.
    private void AddAggregate(TopologyService service, TopologyPort port, double weight, Expectation expectation)
    {
        string[] all = [.. Reachable(topology, service, home)];
        List<Node> steps = [.. service.Traffic["failover"].Items];
        steps.InsertRange(0, all.Where(name => name == home).Select(StepTo));
        steps.AddRange(Order(service, all.Where(name => name != home)).Select(StepTo));
        var through = new Destinations(topology, home, service, port, outage);
        foreach (Node step in steps)
        {
            var taken = new Expectation();
            if (IsUsable(service, step))
            {
                through.Add(step, 1, taken);
            }

            if (taken.IsOpen || taken.HasSomewhereToGo)
            {
                expectation.Add(taken, weight);
                return;
            }
        }

        expectation.Exact.Add(Shares.AllDown(), weight);
    }

    private static MapNode StepTo(string cluster) => MapNode.Of(("cluster", new ScalarNode(cluster, ScalarKind.String)));

    // Another service only where this cluster gets its objects; a cluster only where it runs the service and can be called.
    private bool IsUsable(TopologyService service, Node step)
    {
        TopologyService target = step["service"].TextOrNull is { } other ? topology.Service(other, service.Namespace) : service;
        string? cluster = step.TextOrNull ?? step["cluster"].TextOrNull;
        string[] reached = [.. Reachable(topology, target, home)];
        return (target == service || target.CallerClusters is null || target.CallerClusters.Value.Contains(home)) && (cluster is null ? reached.Length > 0 : reached.Contains(cluster));
    }

    private TopologyPort PortOf(Node item, TopologyService service)
    {
        if (service == routed)
        {
            return routedPort;
        }

        int? number = item["port"].IntOrNull;
        return service.Ports.Length == 1 ? service.Ports[0] : service.Ports.First(port => port.Number == (number ?? routedPort.Number));
    }

    // Own first, then the first of the others, then the rest, whose proportions are open; only those that share the first one's SNI take part.
    private void AddInOrder(TopologyService service, TopologyPort port, bool atHome, string[] others, string? version, double weight, Expectation expectation)
    {
        if (atHome && InstancesOf(service, home, version, outage).Count > 0)
        {
            AddOne(service, [home], version, weight, expectation);
        }
        else if (version is not null && !HaveOneSni(service, port, others))
        {
            // One subset a cluster, the weight split among them.
            AddAnyhow(service, others, version, weight, expectation);
        }
        else if (InstancesOf(service, others[0], version, outage).Count > 0)
        {
            AddOne(service, [others[0]], version, weight, expectation);
        }
        else
        {
            Place[] rest = [.. others.Skip(1).Where(name => HaveOneSni(service, port, [name, others[0]])).SelectMany(name => InstancesOf(service, name, version, outage))];
            if (rest.Length > 0)
            {
                expectation.AddLoose(weight, rest);
            }
            else
            {
                expectation.Exact.Add(Shares.AllDown(), weight);
            }
        }
    }

    private void AddEqually(TopologyService service, TopologyPort port, string[] clusters, string? version, double weight, Expectation expectation)
    {
        bool split = !HaveOneSni(service, port, clusters.Where(name => name != home));
        if (split && outage != Outage.None)
        {
            expectation.IsOpen = true;
            return;
        }

        expectation.Tolerance += split ? 0.0101 : 0;
        string[] up = [.. clusters.Where(name => InstancesOf(service, name, version, outage).Count > 0)];
        AddOne(service, up.Length > 0 ? up : clusters, version, weight, expectation);
    }

    private void AddAnyhow(TopologyService service, string[] clusters, string? version, double weight, Expectation expectation)
    {
        if (outage != Outage.None)
        {
            expectation.IsOpen = true;
            return;
        }

        expectation.Tolerance += 0.0101;
        expectation.AddLoose(weight, clusters.SelectMany(name => InstancesOf(service, name, version, outage)));
    }

    // Clusters in equal parts, and the instances of each in equal parts; what is down gets its part in vain.
    private void AddOne(TopologyService service, string[] clusters, string? version, double weight, Expectation expectation)
    {
        foreach (string cluster in clusters)
        {
            IReadOnlyCollection<Place> up = InstancesOf(service, cluster, version, outage);
            expectation.Exact.Add(up.Count == 0 ? Shares.AllDown() : Shares.Even(up), weight / clusters.Length);
        }
    }

    private bool HaveOneSni(TopologyService service, TopologyPort port, IEnumerable<string> clusters) =>
        clusters.Select(name => (service.In(name)!.Host, port.BackendPort)).Distinct().Count() <= 1;

    private static IReadOnlyCollection<Place> InstancesOf(TopologyService service, string cluster, string? version, Outage outage)
    {
        IEnumerable<string> versions = service.In(cluster)!.Versions is { IsEmpty: false } some ? some : [""];
        return [.. versions.Where(name => (version ?? name) == name && !outage.Hits(cluster, service.Id, name)).Select(name => new Place(cluster, service.Id, name))];
    }

    // The clusters of `failover` in their order, then the nearest: same zone, same region, others, by name.
    private IEnumerable<string> Order(TopologyService service, IEnumerable<string> clusters)
    {
        string[] failover = [.. service.Traffic["failover"].Items.Where(item => !item["service"].Exists).Select(item => item.TextOrNull ?? item["cluster"].Text)];
        Locality here = Locality.Parse(topology.Cluster(home).Locality);
        return clusters.OrderBy(name => Array.IndexOf(failover, name) is >= 0 and var index ? index : failover.Length)
            .ThenBy(name => Distance(here, topology.Cluster(name).Locality)).ThenBy(name => name, StringComparer.Ordinal);
    }

    private static int Distance(Locality here, string? locality)
    {
        Locality there = Locality.Parse(locality);
        return locality is null || there.Region != here.Region ? 2 : there.Zone.Length > 0 && there.Zone == here.Zone ? 0 : 1;
    }
}
