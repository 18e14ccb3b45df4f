using System.Collections.Immutable;
using System.CommandLine;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Cli.Options;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>lint</c>: does all that <c>gen</c> does, in memory; findings go to standard output.</summary>
internal sealed class LintCommand : CliCommand
{
    private readonly Compile _compile;
    private readonly TopologyOptions _topology = new();
    private readonly ReportOptions _report = new();
    private readonly Option<string> _out = new("--out", "-o") { Description = "The output folder whose locked addresses are kept (default none)", HelpName = "DIR" };

    public LintCommand(Compile compile)
        : base("lint", "Check topologies; write nothing")
    {
        _compile = compile;
        _topology.AddTo(this);
        Options.Add(_out);
        _report.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        IReportFormat format = _report.Format(result, world, Common.PaletteFor(result, world, world.OutputIsTerminal));
        Severity failOn = _report.FailOn(result);
        string? folder = OptionValues.Last(result, _out);

        IReadOnlyList<SourceFile> sources = TopologyInput.Load(_topology, result, world, folder);
        var options = CompileOptions.Default with { LockFile = folder is null ? null : TopologyInput.LockFile(folder), TemplateFolder = _topology.Templates(result) };
        ImmutableArray<Diagnostic> findings = _compile(sources, options).Diagnostics;

        var report = new Report("lint", _report.Select(result, findings, Common.IsQuiet(result), errorsStay: false), failOn);
        format.Write(report, world.Out);
        if (format.IsProse && !Common.IsQuiet(result))
        {
            world.Err.Write(Summary.OfFindings(report));
            world.Err.Write('\n');
        }

        return report.Fails ? ExitCode.Findings : ExitCode.Done;
    }
}
