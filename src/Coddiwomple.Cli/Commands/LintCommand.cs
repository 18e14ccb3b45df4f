using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>lint</c>: does all that <c>gen</c> does, in memory; findings go to standard output.</summary>
internal sealed class LintCommand : CliCommand
{
    private readonly Compile _compile;
    private readonly TopologyOptions _topology = new();
    private readonly ReportOptions _report = new();
    private readonly TextOption _out = new("--out", "-o") { Description = "The output folder whose locked addresses are kept (default none)", HelpName = "DIR", Names = PathName.OutputFolder };

    private readonly FlagOption _deep = new("--deep", "Prove every object that would be written, as is always done with --templates");

    public LintCommand(Compile compile)
        : base("lint", "Check topologies; write nothing")
    {
        _compile = compile;
        _topology.AddTo(this);
        Options.Add(_out);
        Options.Add(_deep);
        _report.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        ReportChoice choice = _report.Read(result, world, Common.PaletteFor(result, world, world.OutputIsTerminal), Common.IsQuiet(result));
        string? folder = OptionValues.Last(result, _out);

        TopologyInput input = TopologyInput.Load(_topology, result, world, folder);
        SourceFile? lockFile = folder is null ? null : TopologyInput.LockFile(folder);
        CompileResult compiled = _compile(input.Sources, CompileOptions.Default with { LockFile = lockFile, TemplateFolder = _topology.Templates(result), IsDeep = _deep.IsGiven(result), ScratchFolders = world.ScratchFolders(null) });

        Report report = choice.ReportOf("lint", compiled.Diagnostics);
        choice.Format.Write(report, world.Out);
        choice.WriteSummary(Summary.OfFindings(report), world.Err);
        return report.Fails ? ExitCode.Findings : ExitCode.Done;
    }
}
