using System.CommandLine;

namespace Coddiwomple.Cli.Options;

/// <summary>An option without a value. Not an <c>Option&lt;bool&gt;</c>: that one has to be compiled at every start.</summary>
internal sealed class FlagOption : TextOption
{
    public FlagOption(string name, string description, string? alias = null)
        : base(name, alias)
    {
        Description = description;
        Arity = ArgumentArity.Zero;
    }

    public bool IsGiven(ParseResult result) => result.GetResult(this) is { Implicit: false };
}
