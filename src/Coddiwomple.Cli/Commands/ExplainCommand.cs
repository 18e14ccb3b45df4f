using System.CommandLine;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Cli.Options;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>explain [CODE]</c>: the long text of a code, or the list of all of them.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly TextArgument _codes = new("CODE", Codes.All) { Description = "Codes such as CW0203; none lists all of them", Arity = ArgumentArity.ZeroOrMore };
    private readonly FlagOption _all = new("--all", "Explain every code");
    private readonly ChoiceOption _format = new("--format", "How it is written (default text)", ["text", "markdown", "json"]);

    public ExplainCommand()
        : base("explain", "Explain a diagnostic code: what is wrong, why it matters, how to mend it")
    {
        Arguments.Add(_codes);
        Options.Add(_all);
        Options.Add(_format);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        string format = _format.Read(result) ?? "text";
        ReadOnlyArray<DiagnosticDescriptor> chosen = Chosen(result);
        if (chosen.IsEmpty && format == "text")
        {
            WriteList(world.Out);
            return ExitCode.Done;
        }

        IReadOnlyList<DiagnosticDescriptor> descriptors = chosen.IsEmpty ? Catalogue.All : [.. chosen];
        switch (format)
        {
            case "json":
                ExplanationText.WriteJson(descriptors, world.Out);
                break;
            case "markdown":
                ExplanationText.WriteMarkdown(descriptors, world.Out);
                break;
            default:
                ExplanationText.WriteText(descriptors, Common.PaletteFor(result, world, world.OutputIsTerminal), world.Out);
                break;
        }

        return ExitCode.Done;
    }

    private ReadOnlyArray<DiagnosticDescriptor> Chosen(ParseResult result)
    {
        ReadOnlyArray<string> codes = OptionValues.All(result, _codes);
        bool all = _all.IsGiven(result);
        if (all && !codes.IsEmpty)
        {
            throw new CannotProceedException("--all and a code exclude each other", "leave one of them out");
        }

        var chosen = new ArrayBuilder<DiagnosticDescriptor>();
        foreach (string code in codes)
        {
            chosen.Add(Codes.Find(code));
        }

        return all ? [.. Catalogue.All] : chosen.ToReadOnly();
    }

    private static void WriteList(TextWriter writer)
    {
        foreach (DiagnosticDescriptor descriptor in Catalogue.All)
        {
            writer.Write($"{descriptor.Code}  {ReportFormats.NameOf(descriptor.Severity),-7}  {descriptor.Title}\n");
        }
    }
}
