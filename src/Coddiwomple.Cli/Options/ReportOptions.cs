using System.CommandLine;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Options;

/// <summary>How findings are shown, and which of them make a run fail.</summary>
internal sealed class ReportOptions
{
    private const string FormatVariable = "CODDIWOMPLE_FORMAT";

    private readonly ChoiceOption _format = new("--format", $"How findings are written (default text, or ${FormatVariable})", ReportFormats.Names);
    private readonly ChoiceOption _failOn = new("--fail-on", "The mildest finding that makes the run fail (default error)", ["error", "warning", "info"]);
    private readonly CodeOption _ignore = new("--ignore", "Leave warnings and information with this code out (repeatable)");

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_failOn);
        command.Options.Add(_ignore);
    }

    /// <summary>Reads all of them, so that a wrong one is said before any work is done.</summary>
    public ReportChoice Read(ParseResult result, Surroundings world, Palette palette, bool quiet)
    {
        string name = _format.Read(result) ?? FromVariable(world) ?? "text";
        IReportFormat format = ReportFormats.Find(name, palette) ?? throw new InvalidOperationException($"format {name} has no class");
        Severity failOn = _failOn.Read(result) switch
        {
            "warning" => Severity.Warning,
            "info" => Severity.Info,
            _ => Severity.Error,
        };
        var ignored = new ArrayBuilder<DiagnosticDescriptor>();
        foreach (string code in OptionValues.All(result, _ignore))
        {
            ignored.Add(Codes.Find(code));
        }

        return new ReportChoice(format, failOn, ignored.ToReadOnly(), quiet);
    }

    private string? FromVariable(Surroundings world) =>
        world.Variable(FormatVariable) is { Length: > 0 } name ? _format.Check(name, $"for {FormatVariable}") : null;
}

/// <summary>What the report options say.</summary>
internal sealed record ReportChoice(IReportFormat Format, Severity FailOn, ReadOnlyArray<DiagnosticDescriptor> Ignored, bool IsQuiet)
{
    /// <summary>
    /// Gives the report: without findings of ignored codes, and when quiet without those that do not fail the run. Errors always stay: what they are
    /// about is not generated, or is refused by Istio, whoever ignores them.
    /// </summary>
    public Report ReportOf(string command, ReadOnlyArray<Diagnostic> findings)
    {
        if (Ignored.IsEmpty && !IsQuiet)
        {
            return new Report(command, findings, FailOn);
        }

        var kept = new ArrayBuilder<Diagnostic>();
        foreach (Diagnostic finding in findings)
        {
            bool isUnwanted = Ignored.Contains(finding.Descriptor) || (IsQuiet && finding.Severity < FailOn);
            if (finding.Severity == Severity.Error || !isUnwanted)
            {
                kept.Add(finding);
            }
        }

        return new Report(command, kept.ToReadOnly(), FailOn);
    }

    // People read along.
    private bool HasSummary => Format.IsProse && !IsQuiet;

    /// <summary>Writes the one line that says how the run went.</summary>
    public void WriteSummary(RunOutcome outcome, TextWriter writer)
    {
        if (HasSummary)
        {
            WriteSummary(Summary.OfOutcome(outcome), writer);
        }
    }

    /// <summary>Writes the one line that says how the run went, in these words.</summary>
    public void WriteSummary(string line, TextWriter writer)
    {
        if (HasSummary)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }
}
