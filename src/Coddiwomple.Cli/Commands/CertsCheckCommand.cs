using System.CommandLine;
using Coddiwomple.Certificates;
using Coddiwomple.Cli.Options;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>certs check DIR</c>: findings go to standard output, as those of <c>lint</c>.</summary>
internal sealed class CertsCheckCommand : CliCommand
{
    private readonly TextArgument _folder = new("DIR") { Description = "The folder of certificates and keys", Names = PathName.CertificateFolder };
    private readonly ReportOptions _report = new();

    public CertsCheckCommand()
        : base("check", "Check chains, keys and expiry, and that all clusters share the root")
    {
        Arguments.Add(_folder);
        _report.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        ReportChoice choice = _report.Read(result, world, Common.PaletteFor(result, world, world.OutputIsTerminal), Common.IsQuiet(result));
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<string> clusters = CertificateCheck.Run(CertificateFolder.Open(OptionValues.All(result, _folder)[0]), world.Clock.GetUtcNow(), diagnostics);

        Report report = choice.ReportOf("certs check", [.. diagnostics.ToSorted()]);
        choice.Format.Write(report, world.Out);
        choice.WriteSummary($"{clusters.Count} cluster{(clusters.Count == 1 ? "" : "s")}: {Summary.OfFindings(report)}", world.Err);
        return report.Fails ? ExitCode.Findings : ExitCode.Done;
    }
}
