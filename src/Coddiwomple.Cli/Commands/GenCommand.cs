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
        var folder = new Lazy<OutputFolder>(() => OutputFolder.Open(choice.Folder ?? OutputOptions.DefaultFolder, input.Files, world.HomeFolder));
        using StagingFolder? staging = choice.Writes ? new StagingFolder(folder) : null;
        CompileResult compiled = Compile(input, choice, staging, result, world);

        Report report = reporting.ReportOf("gen", compiled.Diagnostics);
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

        ChangeSet changes = staging is null
            ? ChangeSet.Compute(tree, folder.Value, choice.Prunes)
            : TreeWriter.Write(tree, staging, choice.Prunes, choice.LockTimeout);
        progress?.Dispose();
        RunOutcome outcome = RunOutcome.Of(tree, changes, choice.Writes, world.Elapsed());
        reporting.Format.Write(report with { Outcome = outcome }, world.Err);
        WriteChanges(changes, choice, result, world);
        reporting.WriteSummary(outcome, world.Err);
        return changes.IsEmpty || !choice.TellsByExitCode ? ExitCode.Done : ExitCode.OutOfDate;
    }

    private CompileResult Compile(TopologyInput input, OutputChoice choice, StagingFolder? staging, ParseResult result, Surroundings world)
    {
        SourceFile? lockFile = choice.Folder is null ? null : TopologyInput.LockFile(choice.Folder);
        return _compile(input.Sources, new CompileOptions(choice.Layout, choice.Clusters, lockFile, _topology.Templates(result))
        {
            ScratchFolders = world.ScratchFolders(choice.Folder),
            Staging = staging,
        });
    }

    // What would change is what --check and --diff are asked for, so it is data, which a quiet run has too; what did change is an extra.
    private void WriteChanges(ChangeSet changes, OutputChoice choice, ParseResult result, Surroundings world)
    {
        if (choice.ShowsDiff)
        {
            UnifiedDiff.Write(changes, world.Out);
        }
        else if (choice.OnlyChecks)
        {
            ChangeList.Write(changes, isDone: false, world.Out);
        }
        else if (choice.Writes && Common.IsVerbose(result))
        {
            ChangeList.Write(changes, isDone: true, world.Err);
        }
    }
}
