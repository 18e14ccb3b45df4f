using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Oracle;
using Coddiwomple.Tests.Proof.Validation;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>A topology compiled through the public face of the compiler, and what the proof makes of the result.</summary>
internal sealed class Compiled
{
    private static readonly Request[] s_requests = [Request.Get, new("POST", "/api/orders"), new("DELETE", "/admin/on"), new("GET", "/index.html")];

    private Compiled(string text, OutputTree tree)
    {
        Tree = tree;
        Topology = TopologyReader.Read(text);
        World = WorldOfTopology.Build(Topology);
        Mesh = GeneratedMesh.From(tree);
    }

    public OutputTree Tree { get; }

    public TopologyModel Topology { get; }

    public World World { get; }

    public GeneratedMesh Mesh { get; }

    /// <summary>Fails with the diagnostics where the topology does not compile.</summary>
    public static Compiled From(string text, string? lockText = null, bool isDeep = false)
    {
        CompileOptions options = CompileOptions.Default with { LockFile = lockText is null ? null : new SourceFile("out/coddiwomple.lock.yaml", lockText), IsDeep = isDeep };
        CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", text)], options);
        if (result.Tree is null)
        {
            throw new InvalidOperationException("does not compile: " + string.Join("; ", result.Diagnostics.Where(item => item.Severity == Diagnostics.Severity.Error).Select(item => $"{item.Code} {item.Message}")));
        }

        return new Compiled(text, result.Tree);
    }

    public IEnumerable<string> InvalidObjects() => [.. HouseRules.Check(Mesh), .. IstioValidation.Check(Mesh, WorldOfTopology.FactsOf(World))];

    /// <summary>Every call that does not end where the topology says; <paramref name="count"/> is how many were tried.</summary>
    public List<string> WrongWalks(out int count)
    {
        var walker = new MeshWalker(World, Mesh);
        var oracle = new TopologyOracle(Topology);
        List<string> problems = [];
        count = 0;
        foreach (Call call in Calls.Of(Topology))
        {
            count++;
            Walk walk = walker.Walk(call.Caller, call.Host, call.Number, call.Request, call.Outage);
            if (oracle.Expect(call).Compare(walk) is { } problem)
            {
                problems.Add($"{call}: {problem}");
            }
        }

        return problems;
    }

    /// <summary>Every pair of services, in every cluster where they run, that the policies treat otherwise than the topology says.</summary>
    public List<string> WrongAdmissions(out int count)
    {
        var admission = new Admission(World, Mesh);
        var oracle = new AccessOracle(Topology);
        List<string> problems = [];
        count = 0;
        foreach (TopologyService callee in Topology.Services)
        {
            foreach ((WorldCluster cluster, KubeService service) in World.Clusters.SelectMany(cluster => cluster.Services.Where(item => item.Id == callee.Id).Select(item => (cluster, item))))
            {
                foreach ((WorldCluster home, PodGroup caller) in World.Clusters.SelectMany(home => home.Services.Select(item => (home, item.Pods[0]))))
                {
                    var from = new Caller(home.Name, caller.Principal.Split('/')[2], caller.Principal);
                    string host = $"{callee.Prefixes[0]}.{Topology.Domain}";
                    foreach ((Request request, KubePort port) in s_requests.SelectMany(request => service.Ports.Select(port => (request, port))))
                    {
                        count++;
                        if (admission.Admits(cluster.Name, service, service.Pods[0], from, request, host, port.TargetPort) != oracle.MayCall(callee, from, request, host, port.TargetPort))
                        {
                            problems.Add($"{caller.Principal} to {callee.Id}:{port.Number} in {cluster.Name} {request.Method} {request.Path}: the policies do not say what access says");
                        }
                    }
                }
            }
        }

        return problems;
    }

    public Dictionary<string, string> Files() => Tree.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content.ToArray()), StringComparer.Ordinal);
}
