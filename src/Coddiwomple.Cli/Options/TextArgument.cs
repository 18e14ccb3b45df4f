using System.CommandLine;

namespace Coddiwomple.Cli.Options;

/// <summary>An argument whose values stay texts, as those of a <see cref="TextOption"/> do.</summary>
internal sealed class TextArgument : Argument<string>
{
    public TextArgument(string name)
        : base(name) => CustomParser = static _ => null;
}
