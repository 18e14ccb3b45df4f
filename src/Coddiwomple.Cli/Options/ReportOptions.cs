using System.Collections.Immutable;
using System.CommandLine;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Options;

/// <summary>How findings are shown, and which of them make a run fail.</summary>
internal sealed class ReportOptions
{
    private const string FormatVariable = "CODDIWOMPLE_FORMAT";

    private readonly ChoiceOption _format = new("--format", $"How findings are written (default text, or ${FormatVariable})", ReportFormats.Names);
    private readonly ChoiceOption _failOn = new("--fail-on", "The mildest finding that makes the run fail (default error)", ["error", "warning", "info"]);
    private readonly Option<string[]> _ignore = new("--ignore") { Description = "Leave findings with this code out (repeatable)", HelpName = "CODE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_failOn);
        _ignore.CompletionSources.Add(_ => Codes.All());
        command.Options.Add(_ignore);
    }

    public IReportFormat Format(ParseResult result, Surroundings world, Palette palette)
    {
        string name = _format.Read(result) ?? FromVariable(world) ?? "text";
        return ReportFormats.Find(name, palette) ?? throw new InvalidOperationException($"format {name} has no class");
    }

    public Severity FailOn(ParseResult result) => _failOn.Read(result) switch
    {
        "warning" => Severity.Warning,
        "info" => Severity.Info,
        _ => Severity.Error,
    };

    /// <summary>
    /// Gives the findings that are shown: without the ignored codes, and when quiet without those that do not fail the run. An error that kept
    /// something from being generated is shown all the same if <paramref name="errorsStay"/>.
    /// </summary>
    public ImmutableArray<Diagnostic> Select(ParseResult result, ImmutableArray<Diagnostic> findings, bool quiet, bool errorsStay)
    {
        HashSet<DiagnosticDescriptor> ignored = Ignored(result);
        Severity failOn = FailOn(result);
        if (ignored.Count == 0 && !quiet)
        {
            return findings;
        }

        ImmutableArray<Diagnostic>.Builder kept = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Diagnostic finding in findings)
        {
            bool isNeeded = errorsStay && finding.Severity == Severity.Error;
            bool isUnwanted = ignored.Contains(finding.Descriptor) || (quiet && finding.Severity < failOn);
            if (isNeeded || !isUnwanted)
            {
                kept.Add(finding);
            }
        }

        return kept.ToImmutable();
    }

    private string? FromVariable(Surroundings world) =>
        world.Variable(FormatVariable) is { Length: > 0 } name ? _format.Check(name, $"for {FormatVariable}") : null;

    private HashSet<DiagnosticDescriptor> Ignored(ParseResult result)
    {
        var ignored = new HashSet<DiagnosticDescriptor>();
        foreach (string code in OptionValues.All(result, _ignore))
        {
            ignored.Add(Codes.Find(code));
        }

        return ignored;
    }
}
