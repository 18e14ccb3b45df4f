using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple;

/// <summary>
/// What became of one service, by cluster: whether the cluster needs it, and the objects, or the files that hold them where those are staged.
/// </summary>
internal sealed record ServiceOutput(bool[] IsNeeded, ReadOnlyArray<RenderedObject>[] Objects, IReadOnlyList<Diagnostic> Diagnostics)
{
    public StagedFiles? Staged { get; init; }

    public void AddTo(ClusterFiles files, Service service, int cluster)
    {
        if (Staged is null)
        {
            files.Add(service, Objects[cluster]);
        }
        else if (Staged.ByCluster[cluster] is { ObjectCount: > 0 } file)
        {
            files.Add(service, Staged.Folder, file);
        }
    }
}

/// <summary>
/// Takes one service after the other, gives what all clusters get of it. One a thread. <paramref name="staged"/>: null where files are not to be written yet.
/// <paramref name="isSound"/>: false where something was wrong already; then the plan is made for what it may report, and nothing is rendered.
/// </summary>
internal sealed class ServiceCompiler(Planner planner, ObjectRenderer renderer, StagedServices? staged, bool isSound)
{
    public ServiceOutput Compile(Service service)
    {
        var diagnostics = new DiagnosticBag();
        if (!isSound && !planner.CanPlan(service))
        {
            return new ServiceOutput(new bool[planner.ClusterCount], [], []);
        }

        ReadOnlyArray<ServicePlan> plans = planner.PlanService(service, diagnostics);
        bool[] isNeeded = new bool[plans.Length];
        for (int index = 0; index < plans.Length; index++)
        {
            isNeeded[index] = !plans[index].Resources.IsEmpty;
        }

        ReadOnlyArray<RenderedObject>[] objects = isSound && !diagnostics.HasErrors ? renderer.Render(plans, diagnostics) : [];
        if (staged is null || diagnostics.HasErrors)
        {
            return new ServiceOutput(isNeeded, objects, diagnostics.ToSorted());
        }

        StagedFiles files = staged.Add(service, objects);
        renderer.ForgetTexts();
        return new ServiceOutput(isNeeded, [], diagnostics.ToSorted()) { Staged = files };
    }

    /// <summary>After the last service.</summary>
    public void Complete() => staged?.Write();
}
