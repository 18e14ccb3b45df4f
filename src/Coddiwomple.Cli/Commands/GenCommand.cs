using System.CommandLine;
using Coddiwomple.Cli.Formats;
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
        IReportFormat format = _report.Format(result, world, Common.PaletteFor(result, world, world.ErrorIsTerminal));
        OutputChoice choice = _output.Read(result);
        bool quiet = Common.IsQuiet(result);

        using ProgressBar? progress = ProgressBar.Start(world, quiet);
        IReadOnlyList<SourceFile> sources = TopologyInput.Load(_topology, result, world, choice.Folder);
        SourceFile? lockFile = choice.Folder is null ? null : TopologyInput.LockFile(choice.Folder);
        CompileResult compiled = _compile(sources, new CompileOptions(choice.Layout, choice.Clusters, lockFile, _topology.Templates(result)));

        var report = new Report("gen", _report.Select(result, compiled.Diagnostics, quiet, errorsStay: true), _report.FailOn(result));
        if (compiled.Tree is not OutputTree tree || report.Fails)
        {
            progress?.Dispose();
            format.Write(report, world.Err);
            WriteLine(format, quiet, $"{Summary.OfFindings(report)}; nothing was written", world);
            return ExitCode.Findings;
        }

        if (choice.IsStream)
        {
            progress?.Dispose();
            TreeStream.Write(tree, world.Output);
            format.Write(report, world.Err);
            return ExitCode.Done;
        }

        ChangeSet changes = Apply(tree, choice, sources, world);
        progress?.Dispose();
        report = report with { Outcome = OutcomeOf(tree, changes, choice.Writes, world.Elapsed()) };
        WriteChanges(changes, choice, result, world);
        format.Write(report, world.Err);
        WriteLine(format, quiet, Summary.OfOutcome(report.Outcome), world);
        return changes.IsEmpty || !choice.TellsByExitCode ? ExitCode.Done : ExitCode.OutOfDate;
    }

    private static ChangeSet Apply(OutputTree tree, OutputChoice choice, IReadOnlyList<SourceFile> sources, Surroundings world)
    {
        OutputFolder folder = OutputFolder.Open(choice.Folder ?? OutputOptions.DefaultFolder, TopologyInput.FilesOf(sources), world.HomeFolder);
        ChangeSet changes = ChangeSet.Compute(tree, folder, choice.Prunes);
        if (choice.Writes)
        {
            TreeWriter.Write(changes, choice.LockTimeout);
        }

        return changes;
    }

    private static RunOutcome OutcomeOf(OutputTree tree, ChangeSet changes, bool isWritten, TimeSpan duration) => new(
        tree.Clusters.Length,
        tree.ObjectCount,
        changes.Created,
        changes.Updated,
        changes.Deleted,
        changes.UnchangedCount,
        isWritten,
        duration);

    // What would change is what --check and --diff are asked for, so it is data; what did change is an extra.
    private void WriteChanges(ChangeSet changes, OutputChoice choice, ParseResult result, Surroundings world)
    {
        if (choice.ShowsDiff)
        {
            UnifiedDiff.Write(changes, world.Out);
        }
        else if (choice.OnlyChecks && !Common.IsQuiet(result))
        {
            ChangeList.Write(changes, choice.Folder, isDone: false, world.Out);
        }
        else if (choice.Writes && Common.IsVerbose(result))
        {
            ChangeList.Write(changes, choice.Folder, isDone: true, world.Err);
        }
    }

    private static void WriteLine(IReportFormat format, bool quiet, string line, Surroundings world)
    {
        if (format.IsProse && !quiet)
        {
            world.Err.Write(line);
            world.Err.Write('\n');
        }
    }
}
