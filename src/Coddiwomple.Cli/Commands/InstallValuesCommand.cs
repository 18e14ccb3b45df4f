using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Diagnostics;
using Coddiwomple.Installation;
using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>install-values</c>: what the installation of each cluster's Istio has to be told. Standard output carries data only.</summary>
internal sealed class InstallValuesCommand : CliCommand
{
    private readonly TopologyOptions _topology = new();
    private readonly ClusterOption _clusters = new("Only for this cluster (repeatable)");
    private readonly ChoiceOption _kind = new("--kind", "What it is installed with (default helm); a release that cannot be gets the other form", ["helm", "operator", "all"]);

    public InstallValuesCommand()
        : base("install-values", "Print what each cluster's Istio has to be installed with")
    {
        _topology.AddPathsTo(this);
        Options.Add(_clusters);
        Options.Add(_kind);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        InstallKind kind = _kind.Read(result) switch
        {
            "operator" => InstallKind.Operator,
            "all" => InstallKind.All,
            _ => InstallKind.Helm,
        };
        if (TopologyModel.Read(TopologyInput.Load(_topology, result, world, null).Sources, world) is not { } topology)
        {
            return ExitCode.Findings;
        }

        ReadOnlyArray<string> names = OptionValues.All(result, _clusters);
        var planner = new InstallPlanner(topology, VirtualAddresses.Assign(topology, [], new DiagnosticBag()));
        foreach (string name in names.IsEmpty ? TopologyModel.ClusterNames(topology) : [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        {
            foreach (InstallFile file in planner.Plan(NamedClusters.Find(topology, name), kind))
            {
                world.Out.Write("---\n");
                world.Out.Write(file.Text);
            }
        }

        return ExitCode.Done;
    }
}
