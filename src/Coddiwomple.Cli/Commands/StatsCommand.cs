using System.CommandLine;
using System.Globalization;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Cli.Options;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Statistics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>stats</c>: what every cluster has to hold, and what would take most of it away.</summary>
internal sealed class StatsCommand : CliCommand
{
    private const int DefaultMost = 3;
    private const int HighestMost = 1000;

    private readonly TopologyOptions _topology = new();
    private readonly ClusterOption _clusters = new("Only this cluster (repeatable)");
    private readonly TextOption _most = new("--top") { Description = $"How many services to name a cluster (default {DefaultMost.ToString(CultureInfo.InvariantCulture)})", HelpName = "N" };
    private readonly TextOption _out = new("--out", "-o") { Description = "The output folder whose locked addresses are kept (default none)", HelpName = "DIR", Names = PathName.OutputFolder };
    private readonly ChoiceOption _format = new("--format", "How it is written (default text)", ["text", "json"]);

    public StatsCommand()
        : base("stats", "Show what each cluster has to hold, and which \"callers\" would shrink it")
    {
        _topology.AddPathsTo(this);
        Options.Add(_clusters);
        Options.Add(_most);
        Options.Add(_out);
        Options.Add(_format);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        int most = Most(result);
        string format = _format.Read(result) ?? "text";
        string? folder = OptionValues.Last(result, _out);
        if (TopologyModel.Read(TopologyInput.Load(_topology, result, world, folder).Sources, world) is not { } topology)
        {
            return ExitCode.Findings;
        }

        ReadOnlyArray<Cluster> wanted = NamedClusters.Of(topology, OptionValues.All(result, _clusters));
        var diagnostics = new DiagnosticBag();
        SourceFile? lockFile = folder is null ? null : TopologyInput.LockFile(folder);
        MeshStatistics statistics = Measure(topology, wanted, lockFile, most, diagnostics);
        if (diagnostics.HasErrors)
        {
            TopologyModel.WriteErrors([.. diagnostics.ToSorted()], world);
            return ExitCode.Findings;
        }

        if (format == "json")
        {
            StatisticsJson.Write(statistics, world.Out);
        }
        else
        {
            StatisticsText.Write(statistics, most, Common.PaletteFor(result, world, world.OutputIsTerminal), world.Out);
        }

        return ExitCode.Done;
    }

    private static MeshStatistics Measure(Topology topology, ReadOnlyArray<Cluster> wanted, SourceFile? lockFile, int most, DiagnosticBag diagnostics)
    {
        ReadOnlyArray<HostAddress> locked = lockFile is null ? [] : AddressLock.Read(lockFile, diagnostics);
        return MeshMeter.Measure(topology, wanted, VirtualAddresses.Assign(topology, locked, diagnostics), most, diagnostics);
    }

    private int Most(ParseResult result)
    {
        if (OptionValues.Last(result, _most) is not { } text)
        {
            return DefaultMost;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int most) && most <= HighestMost
            ? most
            : throw new CannotProceedException($"\"{text}\" is not a value for --top", $"it takes a number from 0 to {HighestMost}");
    }
}
