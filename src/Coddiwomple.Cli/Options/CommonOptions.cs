using System.CommandLine;
using Coddiwomple.Cli.Formats;

namespace Coddiwomple.Cli.Options;

/// <summary>What every command takes.</summary>
internal sealed class CommonOptions
{
    private readonly ChoiceOption _color = new("--color", "When to colour what is written for people", ["auto", "always", "never"]);
    private readonly FlagOption _quiet = new("--quiet", "Say only what makes the run fail", "-q");
    private readonly FlagOption _verbose = new("--verbose", "Say more: each file that changes, the trace of an internal error", "-v");

    public AboutOptions About { get; } = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_color);
        command.Options.Add(_quiet);
        command.Options.Add(_verbose);
        About.AddTo(command);
    }

    public bool IsQuiet(ParseResult result) => _quiet.IsGiven(result);

    public bool IsVerbose(ParseResult result) => _verbose.IsGiven(result);

    /// <summary>Colours or none: the option decides, then NO_COLOR, FORCE_COLOR, TERM=dumb, and whether a terminal reads it.</summary>
    public Palette PaletteFor(ParseResult result, Surroundings world, bool isTerminal)
    {
        bool colours = _color.Read(result) switch
        {
            "always" => true,
            "never" => false,
            _ when IsSet("NO_COLOR") => false,
            _ when IsSet("FORCE_COLOR") => world.Variable("FORCE_COLOR") != "0",
            _ => isTerminal && world.Variable("TERM") != "dumb",
        };
        return colours ? Palette.Ansi : Palette.None;

        bool IsSet(string name) => !string.IsNullOrEmpty(world.Variable(name));
    }
}
