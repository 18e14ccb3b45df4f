using System.CommandLine;
using System.CommandLine.Completions;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>completion SHELL</c>: a script that asks this tool for the words that may follow.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private static readonly ReadOnlyArray<string> s_shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly TextArgument _shell = new("SHELL", Shells) { Description = "bash, zsh, fish or pwsh" };

    public CompletionCommand()
        : base("completion", "Print a shell's completion script, as in: source <(coddiwomple completion bash)")
    {
        Arguments.Add(_shell);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        string shell = OptionValues.All(result, _shell)[0];
        if (!s_shells.Contains(shell))
        {
            string hint = NameSuggester.Suggest(shell, s_shells) is string meant ? $"did you mean \"{meant}\"?" : "there are bash, zsh, fish and pwsh";
            throw new CannotProceedException($"no completion script for \"{shell}\"", hint);
        }

        world.Out.Write(EmbeddedText.Read(typeof(CompletionCommand).Assembly, $"completion/{shell}"));
        return ExitCode.Done;
    }

    private static IEnumerable<CompletionItem> Shells()
    {
        foreach (string shell in s_shells)
        {
            yield return new CompletionItem(shell);
        }
    }
}
