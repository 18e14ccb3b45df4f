using Coddiwomple.Tests.Proof.Oracle;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>The generator is no proof unless its topologies are many-sided, readable, and the same however they are written.</summary>
public sealed class RandomTopologyTests
{
    [Fact]
    public void A_topology_reads_back_as_it_was_drawn()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            RandomTopology topology = RandomTopology.Make(seed, Scope.All);
            Assert.Equal(topology.Yaml.Canonical, NodeReader.ReadOne(topology.Text).Canonical);
            Assert.NotEqual(topology.Text, topology.Shuffled(1));
            Assert.Equal(Sorted(topology.Yaml.Canonical), Sorted(NodeReader.ReadOne(topology.Shuffled(2)).Canonical));
        }
    }

    [Fact]
    public void Every_corner_of_the_language_is_drawn()
    {
        TopologyModel[] drawn = [.. Enumerable.Range(0, 300).Select(seed => TopologyReader.Read(RandomTopology.Make(seed, Scope.Core).Text))];
        Assert.Contains(drawn, topology => topology.Clusters.Length == 1);
        Assert.Contains(drawn, topology => topology.Clusters.Length >= 15);
        Assert.Contains(drawn, topology => topology.Services.IsEmpty);
        Assert.Contains(drawn, topology => topology.Clusters.Any(cluster => cluster.Locality is null) && topology.Clusters.Any(cluster => cluster.Locality is not null));
        Assert.Contains(drawn, topology => topology.Clusters.Any(cluster => cluster.Gateways.Length == 2));
        Assert.Contains(drawn, topology => topology.Clusters.Any(cluster => cluster.Gateways.Any(gateway => gateway.Addresses.Length == 3)));
        Assert.Contains(drawn, topology => topology.Services.Any(service => service.Ports.Length == 3));
        Assert.Contains(drawn, topology => topology.Services.Count(service => service.Ports.Any(port => port is { Number: 6379 })) > 1);
        Assert.Contains(drawn, topology => topology.Services.Any(service => service.Traffic["prefer"].TextOrNull == "any" && service.Placements.Length > 2));
        Assert.Contains(drawn, topology => topology.Services.Any(service => service.Traffic["failover"].Items.Length > 1));
        Assert.Contains(drawn, topology => topology.Services.Any(service => service.Traffic["routes"].Items.Any(route => route["to"].Items.Any(item => item["service"].Exists))));
        Assert.Contains(drawn, topology => topology.Services.Any(service => service.Placements.Select(placement => placement.Host).Distinct().Count() > 1));
    }

    [Fact]
    public void Every_further_corner_is_drawn()
    {
        TopologyModel[] drawn = [.. Enumerable.Range(0, 300).Select(seed => TopologyReader.Read(RandomTopology.Make(seed, Scope.All).Text))];
        TopologyService[] services = [.. drawn.SelectMany(topology => topology.Services)];
        Node[] routes = [.. services.SelectMany(service => service.Traffic["routes"].Items)];
        Node[] steps = [.. services.SelectMany(service => service.Traffic["failover"].Items)];
        Node[] access = [.. services.SelectMany(service => service.Access.Items)];
        Assert.All(["mirrors", "fault", "rewrite", "redirect", "headers", "directResponse", "corsPolicy", "timeout", "retries"], field => Assert.Contains(routes, route => route[field].Exists));
        Assert.Contains(routes, route => route["mirrors"].Items.Any(mirror => mirror["service"].Exists));
        Assert.Contains(routes, route => route["mirrors"].Items.Length == 2);
        Assert.Contains(steps, step => step["cluster"].Exists && !step["service"].Exists);
        Assert.Contains(steps, step => step["service"].Exists && !step["cluster"].Exists);
        Assert.Contains(steps, step => step["service"].Exists && step["cluster"].Exists);
        Assert.Contains(services, service => service.Traffic["aggregate"].IsTrue && service.Placements.Length > 2);
        Assert.Contains(services, service => service.OwnPods && service.Placements.Length > 1);
        Assert.Contains(services, service => service.ClusterLocalHost && service.Ports.Any(port => port.BackendPort != port.Number));
        Assert.All(["STRICT", "PERMISSIVE", "DISABLE"], mode => Assert.Contains(services, service => service.Mtls == mode));
        Assert.All(["services", "principals", "namespaces", "methods", "paths", "ports", "deny"], field => Assert.Contains(access, item => item[field].Exists));
        TopologyModel[] historic = [.. Enumerable.Range(0, 300).Select(seed => TopologyReader.Read(RandomTopology.Make(seed, Scope.Historic).Text))];
        Assert.Contains(historic, topology => topology.Clusters.Any(cluster => cluster.IstioMinor < 3) && topology.Clusters.Length > 2);
        Assert.Contains(Enumerable.Range(0, 50), seed => RandomTopology.Make(seed, Scope.Historic).Text.Contains("rewrite", StringComparison.Ordinal));
    }

    [Fact]
    public void The_oracle_has_an_answer_for_every_call()
    {
        int answers = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            TopologyModel topology = TopologyReader.Read(RandomTopology.Make(seed, Scope.All).Text);
            var oracle = new TopologyOracle(topology);
            foreach (Call call in Properties.Calls.Of(topology))
            {
                Expectation expectation = oracle.Expect(call);
                bool answersItself = expectation.Fields["redirect"].Exists || expectation.Fields["directResponse"].Exists;
                answers += answersItself || expectation.IsUnknownHost || expectation.IsOpen || expectation.Exact.Places.Count > 0 || expectation.Exact.Down > 0 || expectation.ToString().Length > 2 ? 1 : throw new InvalidOperationException($"seed {seed}: {call}");
            }
        }

        Assert.True(answers > 2000);
    }

    private static string Sorted(string text) => string.Concat(text.Order());
}
