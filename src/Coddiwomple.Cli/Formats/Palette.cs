using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Formats;

/// <summary>Terminal colours, or none.</summary>
internal sealed class Palette
{
    private readonly bool _colours;

    private Palette(bool colours) => _colours = colours;

    public static Palette None { get; } = new(false);

    public static Palette Ansi { get; } = new(true);

    public string Reset => Code("0");

    public string Bold => Code("1");

    public string Gutter => Code("1;34");

    public string Hint => Code("1;32");

    public string Related => Code("1;36");

    public string Of(Severity severity) => severity switch
    {
        Severity.Error => Code("1;31"),
        Severity.Warning => Code("1;33"),
        _ => Code("1;36"),
    };

    private string Code(string code) => _colours ? $"\e[{code}m" : "";
}
