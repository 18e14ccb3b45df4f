using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>
/// Gets ready to render on another thread, for programs that have something else to do before: parses the built-in templates and renders an object, since
/// all code takes much longer the first time that it runs in a process.
/// </summary>
public static class Rehearsal
{
    // Whatever objects have: labels, lists, a policy.
    private static readonly DestinationRulePlan s_object = new(
        new ObjectMeta("networking.istio.io/v1", "sample", "default", Labels.Of("app", "sample"), Labels.Empty),
        "sample.default.svc.cluster.local",
        ExportTo: ["."],
        new TrafficPolicyPlan(new PolicySettings(null, null, null, TlsPlan.Disabled), []),
        [new SubsetPlan("v1", Labels.Of("version", "v1"), null)]);

    public static void Start() => new Thread(static () => Run(new DiagnosticBag())) { IsBackground = true }.UnsafeStart();

    internal static void Run(DiagnosticBag diagnostics)
    {
        BuiltInTemplates.ParseAll();
        var renderer = new ObjectRenderer(TemplateSet.Load(null, diagnostics), proves: false);
        renderer.Render([new ServicePlan([s_object])], diagnostics);
    }
}
