using Coddiwomple.Checking;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;
using Coddiwomple.Text;

namespace Coddiwomple;

/// <summary>
/// Gets ready on another thread, since all code takes much longer the first time that it runs in a process: plans and renders a small service, which is
/// most of the work, then checks it and compares. By the time that arguments and topology are read, the later stages have been gone through once.
/// </summary>
public static class Rehearsal
{
    // Not there; if it were, it would only be looked at.
    private const string Nowhere = "coddiwomple.rehearsal/out";

    private static readonly SourceSpan s_place = new(new SourceFile("rehearsal", ""), 0, 0);

    public static void Start() => new Thread(static () => Run(new DiagnosticBag())) { IsBackground = true }.UnsafeStart();

    internal static void Run(DiagnosticBag diagnostics, string outputFolder = Nowhere)
    {
        Topology topology = Sample();
        VirtualAddresses addresses = VirtualAddresses.Assign(topology, [], diagnostics);
        var planner = new Planner(topology, addresses, topology.Clusters, sharesPlans: true);
        var renderer = new ObjectRenderer(TemplateSet.Load(null, diagnostics), proves: false);
        renderer.Render(planner.PlanService(topology.Services[0], diagnostics), diagnostics);
        Rules.CheckAll(topology, diagnostics);
        Compare(outputFolder);
    }

    private static void Compare(string outputFolder)
    {
        try
        {
            ChangeSet.Compute(new OutputTree([new OutputFile("kind2/mesh.yaml", [])], ["kind2"], false, 0), OutputFolder.Open(outputFolder, [], null), prune: true);
        }
        catch (CannotProceedException)
        {
            // Whatever is wrong with the current folder, the run itself will say it.
        }
    }

    private static Topology Sample()
    {
        var pool = new AddressPool(0xF0F0_0000, 20, AssignMode.All, s_place);
        var mesh = new Mesh(s_place.File, s_place, IstioVersion.Newest, "global", Mesh.DefaultNamespace, "cluster.local", pool, null, false, ViaMode.Sni);
        ReadOnlyArray<Cluster> clusters = new([SampleCluster("kind2", "192.0.2.1"), SampleCluster("kind3", "192.0.2.2")]);
        var service = new Service(
            s_place,
            "sample",
            "default",
            Hosts: ["sample.default.global"],
            PinnedAddress: null,
            ServiceAccount: "sample",
            Selector: Labels.Of("app", "sample"),
            MtlsMode.Strict,
            Ports: [new ServicePort(s_place, "http", 80, Protocol.Http, 80, 80)],
            Placements: clusters.Select(static cluster => new Placement(s_place, cluster, [], new KubernetesService("sample.default.svc.cluster.local"))),
            Versions: [],
            new Callers(clusters, []),
            AnswersClusterLocalHost: false,
            Traffic.Default,
            Access: [])
        {
            HostSpans = [s_place],
        };
        return new Topology("rehearsal", mesh, clusters, [service]);
    }

    private static Cluster SampleCluster(string name, string address)
    {
        var gateway = new Gateway(
            s_place, "gateway", [new GatewayAddress(address, IsIp: true, s_place)], Gateway.PassthroughPort, Mesh.DefaultNamespace, Labels.Of("istio", "gateway"), IsManaged: false);
        return new Cluster(s_place, name, new Locality(name, null, null), "cluster.local", "cluster.local", IstioVersion.Newest, [gateway], []);
    }
}
