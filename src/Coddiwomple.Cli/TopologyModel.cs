using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>The model of a topology, for commands that generate no objects: they need it to be right, and leave warnings to <c>lint</c>.</summary>
internal static class TopologyModel
{
    /// <summary>Gives the model, or null where the topology has errors, which are written to standard error.</summary>
    public static Topology? Read(ReadOnlyArray<SourceFile> sources, Surroundings world)
    {
        (Topology? topology, ReadOnlyArray<Diagnostic> found) = Compiler.ReadModel(sources);
        if (topology is null)
        {
            WriteErrors(found, world);
        }

        return topology;
    }

    /// <summary>Writes the errors among findings to standard error, for people.</summary>
    public static void WriteErrors(ReadOnlyArray<Diagnostic> found, Surroundings world)
    {
        var report = new Report("lint", found.Where(finding => finding.Severity == Severity.Error), Severity.Error);
        new TextFormat(Palette.None).Write(report, world.Err);
        world.Err.Write($"{Summary.OfFindings(report)}\n");
    }

    public static ReadOnlyArray<string> ClusterNames(Topology topology) => topology.Clusters.Select(cluster => cluster.Name);
}
