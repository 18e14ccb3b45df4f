using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>gen</c>: compiles and writes the tree, or says what would change. Standard output carries data only.</summary>
internal sealed class GenCommand : CliCommand
{
    private readonly Compile _compile;
    private readonly TopologyOptions _topology = new();
    private readonly OutputOptions _output = new();
    private readonly ReportOptions _report = new();

    public GenCommand(Compile compile)
        : base("gen", "Generate every cluster's YAML")
    {
        _compile = compile;
        _topology.AddTo(this);
        _output.AddTo(this);
        _report.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        ReportChoice reporting = _report.Read(result, world, Common.PaletteFor(result, world, world.ErrorIsTerminal), Common.IsQuiet(result));
        OutputChoice choice = _output.Read(result);
        Interruption.Watch(world);
        using ProgressBar? progress = ProgressBar.Start(world, reporting.IsQuiet);

        TopologyInput input = TopologyInput.Load(_topology, result, world, choice.Folder);
        SourceFile? lockFile = choice.Folder is null ? null : TopologyInput.LockFile(choice.Folder);
        CompileResult compiled = _compile(input.Sources, new CompileOptions(choice.Layout, choice.Clusters, lockFile, _topology.Templates(result))
        {
            ScratchFolders = world.ScratchFolders(choice.Folder),
        });

        Report report = reporting.ReportOf("gen", compiled.Diagnostics, errorsStay: true);
        if (compiled.Tree is not OutputTree tree || report.Fails)
        {
            progress?.Dispose();
            reporting.Format.Write(report, world.Err);
            reporting.WriteSummary($"{Summary.OfFindings(report)}; nothing was written", world.Err);
            return ExitCode.Findings;
        }

        if (choice.IsStream)
        {
            progress?.Dispose();
            reporting.Format.Write(report, world.Err);
            TreeStream.Write(tree, world.Output);
            return ExitCode.Done;
        }

        ChangeSet changes = Apply(tree, choice, input, world);
        progress?.Dispose();
        RunOutcome outcome = RunOutcome.Of(tree, changes, choice.Writes, world.Elapsed());
        reporting.Format.Write(report with { Outcome = outcome }, world.Err);
        WriteChanges(changes, choice, result, world);
        reporting.WriteSummary(outcome, world.Err);
        return changes.IsEmpty || !choice.TellsByExitCode ? ExitCode.Done : ExitCode.OutOfDate;
    }

    private static ChangeSet Apply(OutputTree tree, OutputChoice choice, TopologyInput input, Surroundings world)
    {
        OutputFolder folder = OutputFolder.Open(choice.Folder ?? OutputOptions.DefaultFolder, input.Files, world.HomeFolder);
        return choice.Writes
            ? TreeWriter.Write(tree, folder, choice.Prunes, choice.LockTimeout)
            : ChangeSet.Compute(tree, folder, choice.Prunes);
    }

    // What would change is what --check and --diff are asked for, so it is data; what did change is an extra.
    private void WriteChanges(ChangeSet changes, OutputChoice choice, ParseResult result, Surroundings world)
    {
        if (choice.ShowsDiff)
        {
            UnifiedDiff.Write(changes, world.Out);
        }
        else if (choice.OnlyChecks && !Common.IsQuiet(result))
        {
            ChangeList.Write(changes, isDone: false, world.Out);
        }
        else if (choice.Writes && Common.IsVerbose(result))
        {
            ChangeList.Write(changes, isDone: true, world.Err);
        }
    }
}
