using System.Text;
using Coddiwomple.Checking;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Statistics;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Generation;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Statistics;

/// <summary>The figures are those of what is generated, and what they promise of <c>callers</c> comes true.</summary>
public sealed class MeshMeterTests
{
    private const int All = 1000;

    public static TheoryData<string> Names => [.. OkCases.Names];

    [Fact]
    public void The_cases_are_there() => Assert.True(Names.Count > 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void Objects_and_bytes_are_those_that_are_generated(string name) => AssertAsGenerated(OkCases.Source(name));

    [Fact]
    public void Objects_and_bytes_of_random_topologies_are_those_that_are_generated()
    {
        for (int seed = 0; seed < 25; seed++)
        {
            AssertAsGenerated(new SourceFile("topology.yaml", RandomTopology.Make(seed, Scope.All).Text));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Single_clusters_are_what_they_are_among_all(string name) => AssertSingleAsAmongAll(Model(OkCases.Source(name)));

    [Fact]
    public void Single_clusters_of_random_topologies_are_what_they_are_among_all()
    {
        int narrowings = 0;
        for (int seed = 0; seed < 25; seed++)
        {
            narrowings += AssertSingleAsAmongAll(Model(new SourceFile("topology.yaml", RandomTopology.Make(seed, Scope.All).Text)));
        }

        Assert.True(narrowings > 0, "no \"callers\" could be narrower");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cluster_that_callers_leave_out_is_rid_of_the_load_of_the_service(string name)
    {
        Topology topology = Model(OkCases.Source(name));
        MeshStatistics before = Measure(topology);
        int tried = 0;
        foreach (ClusterStatistics cluster in before.Clusters)
        {
            foreach (ServiceLoad load in cluster.Largest)
            {
                Service service = topology.FindService(load.Service)!;
                tried++;
                var without = service with { Callers = service.Callers with { Clusters = [.. service.Callers.Clusters.Where(caller => caller.Name != cluster.Name)] } };
                ClusterStatistics after = Measure(Replace(topology, without)).Clusters.Single(other => other.Name == cluster.Name);
                Assert.Equal(cluster.Whole, after.Whole + load.Load);
            }
        }

        Assert.True(tried > 0, "no service could go");
    }

    [Fact]
    public void What_access_says_already_can_be_declared_without_a_word_from_the_checks()
    {
        int narrowed = 0;
        foreach (string name in OkCases.Names)
        {
            Topology topology = Model(OkCases.Source(name));
            MeshStatistics before = Measure(topology);
            Topology declared = before.Narrowings.Aggregate(topology, Declare);
            var diagnostics = new DiagnosticBag();
            Rules.CheckAll(declared, diagnostics);
            Assert.DoesNotContain(diagnostics.Items, found => found.Severity == Severity.Error);
            MeshStatistics after = Measure(declared);
            Assert.Empty(after.Narrowings);
            Load saved = before.Narrowings.Aggregate(Load.None, (sum, narrowing) => sum + narrowing.Saved);
            Load left = Sum(after);
            Assert.Equal(Sum(before).Objects, left.Objects + saved.Objects);
            Assert.Equal(Sum(before).Endpoints, left.Endpoints + saved.Endpoints);
            Assert.All(after.Clusters.Zip(before.Clusters), pair => Assert.True(pair.First.Sidecar.SidecarBytes <= pair.Second.Sidecar.SidecarBytes));
            narrowed += before.Narrowings.Length;
        }

        Assert.True(narrowed > 4, $"only {narrowed} services were narrowed");
    }

    [Theory]
    [InlineData("[{services: [web]}]", "{clusters: [east], namespaces: [default]}")]
    [InlineData("[{services: [web, batch]}]", "{clusters: [east, west], namespaces: [default, jobs]}")]
    [InlineData("[{services: [front]}]", "{clusters: [east, south], namespaces: [default]}")]
    [InlineData("[{services: [twin]}]", "{clusters: [east, south], namespaces: [default]}")]
    [InlineData("[{services: [web]}, {services: [web], deny: true, methods: [POST]}]", "{clusters: [east], namespaces: [default]}")]
    [InlineData("[{services: [web]}, {namespaces: [jobs]}]", "")]
    [InlineData("[{services: [web]}, {principals: [cluster.local/ns/x/sa/y]}]", "")]
    [InlineData("[{methods: [GET]}]", "")]
    [InlineData("[{services: [web], deny: true}]", "")]
    [InlineData("[]", "")]
    public void Callers_follow_from_access_that_names_services_only(string access, string expected)
    {
        // "twin" and "front" are one identity, so that who admits one admits the other.
        MeshStatistics statistics = Measure(Model(new SourceFile("topology.yaml", $$"""
            apiVersion: coddiwomple.io/v1alpha1
            kind: Topology
            metadata: {name: t}
            spec:
              mesh: {istio: "1.28", mtls: STRICT}
              clusters:
                - {name: east, locality: r1, gateways: [{addresses: [192.0.2.1]}]}
                - {name: south, locality: r2, gateways: [{addresses: [192.0.2.2]}]}
                - {name: west, locality: r3, gateways: [{addresses: [192.0.2.3]}]}
              services:
                - {name: web, serviceAccount: web, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east]}
                - {name: batch, namespace: jobs, serviceAccount: batch, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [west]}
                - {name: front, serviceAccount: front, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [east]}
                - {name: twin, serviceAccount: front, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [south, east]}
                - {name: api, ports: [{name: http, number: 80, protocol: HTTP}], clusters: [west], access: {{access}}}
            """)));

        Assert.Equal(expected, statistics.Narrowings.IsEmpty ? "" : StatisticsText.Callers(Assert.Single(statistics.Narrowings)));
    }

    private static Topology Declare(Topology topology, Narrowing narrowing)
    {
        Service service = topology.FindService(narrowing.Service)!;
        return Replace(topology, service with
        {
            Callers = service.Callers with
            {
                Clusters = narrowing.Clusters is { } clusters ? [.. clusters.Select(name => topology.FindCluster(name)!)] : service.Callers.Clusters,
                Namespaces = narrowing.Namespaces ?? service.Callers.Namespaces,
            },
        });
    }

    private static Topology Replace(Topology topology, Service service) =>
        new Topology(topology.Name, topology.Mesh, topology.Clusters, [.. topology.Services.Select(other => other.Id == service.Id ? service : other)]);

    private static Load Sum(MeshStatistics statistics) => statistics.Clusters.Aggregate(Load.None, (sum, cluster) => sum + cluster.Whole);

    // The narrowings, which are told of the whole mesh, are compared too; gives how many there are.
    private static int AssertSingleAsAmongAll(Topology topology)
    {
        MeshStatistics all = Measure(topology);
        foreach (Cluster cluster in topology.Clusters)
        {
            MeshStatistics alone = Measure(topology, [cluster]);
            Assert.Equal(Written(all with { Clusters = all.Clusters.Where(other => other.Name == cluster.Name) }), Written(alone));
        }

        return all.Narrowings.Length;
    }

    private static string Written(MeshStatistics statistics)
    {
        var writer = new StringWriter();
        StatisticsJson.Write(statistics, writer);
        return writer.ToString();
    }

    private static void AssertAsGenerated(SourceFile source)
    {
        CompileResult compiled = Compiler.Compile([source], CompileOptions.Default);
        Assert.NotNull(compiled.Tree);
        MeshStatistics statistics = Measure(Model(source));

        Assert.Equal(compiled.Tree.ObjectCount, statistics.Clusters.Sum(cluster => cluster.Whole.Objects));
        foreach (ClusterStatistics cluster in statistics.Clusters)
        {
            string[] objects = [.. compiled.Tree.Files
                .Where(file => file.Path.StartsWith(cluster.Name + "/", StringComparison.Ordinal) && !file.Path.EndsWith("/kustomization.yaml", StringComparison.Ordinal))
                .SelectMany(file => Encoding.UTF8.GetString(file.Content.ToArray())[GeneratedHeader.For(source.BaseName).Length..].Split("---\n"))];
            Assert.Equal(objects.Length, cluster.Whole.Objects);
            Assert.Equal(objects.Sum(Encoding.UTF8.GetByteCount), cluster.Whole.Bytes);
        }
    }

    private static Topology Model(SourceFile source)
    {
        (Topology? topology, ReadOnlyArray<Diagnostic> found) = Compiler.ReadModel([source]);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == Severity.Error);
        return topology!;
    }

    private static MeshStatistics Measure(Topology topology) => Measure(topology, topology.Clusters);

    private static MeshStatistics Measure(Topology topology, ReadOnlyArray<Cluster> wanted)
    {
        var diagnostics = new DiagnosticBag();
        MeshStatistics statistics = MeshMeter.Measure(topology, wanted, VirtualAddresses.Assign(topology, [], diagnostics), All, diagnostics);
        Assert.DoesNotContain(diagnostics.Items, diagnostic => diagnostic.Severity == Severity.Error);
        return statistics;
    }
}
