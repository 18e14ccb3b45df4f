using System.CommandLine;

namespace Coddiwomple.Cli.Options;

/// <summary>Where the tree goes, and what is done with it.</summary>
internal sealed class OutputOptions
{
    public const string DefaultFolder = "out";

    private static readonly TimeSpan s_lockTimeout = TimeSpan.FromSeconds(30);

    private readonly TextOption _out = new("--out", "-o")
    {
        Description = $"The folder to write (default {DefaultFolder}); - prints one YAML stream instead. With - a folder may be given too: its locked addresses are kept",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
        Names = PathName.OutputFolder,
    };

    private readonly FlagOption _check = new("--check", "Write nothing, list what would change; exit code 3 if anything would");
    private readonly FlagOption _diff = new("--diff", "Write nothing, print a unified diff; with --check exit code 3 if there is one");
    private readonly FlagOption _exitCode = new("--exit-code", "Write; exit code 3 if anything changed, as Git hooks want it");
    private readonly ClusterOption _clusters = new("Generate this cluster only (repeatable); others are left as they are");
    private readonly ChoiceOption _layout = new("--layout", "One file a service (default), or one for all services of a cluster", ["service", "cluster"]);
    private readonly FlagOption _noPrune = new("--no-prune", "Keep generated files that are no longer generated");

    public void AddTo(Command command)
    {
        command.Options.Add(_out);
        command.Options.Add(_check);
        command.Options.Add(_diff);
        command.Options.Add(_exitCode);
        command.Options.Add(_clusters);
        command.Options.Add(_layout);
        command.Options.Add(_noPrune);
    }

    public OutputChoice Read(ParseResult result)
    {
        bool isStream = false;
        string? folder = null;
        foreach (string target in OptionValues.All(result, _out))
        {
            bool isDash = target == "-";
            if (isDash ? isStream : folder is not null)
            {
                throw new CannotProceedException("--out is given more than once", "one folder can be written at a time");
            }

            isStream |= isDash;
            folder = isDash ? folder : target;
        }

        bool check = _check.IsGiven(result);
        bool diff = _diff.IsGiven(result);
        bool exitCode = _exitCode.IsGiven(result);
        if (isStream && (check || diff || exitCode))
        {
            throw new CannotProceedException("--out - compares with nothing, so --check, --diff and --exit-code do not go with it", "name the output folder instead of -");
        }

        return new OutputChoice(
            isStream,
            folder ?? (isStream ? null : DefaultFolder),
            check,
            diff,
            exitCode,
            OptionValues.All(result, _clusters),
            _layout.Read(result) == "cluster" ? OutputLayout.Cluster : OutputLayout.Service,
            !_noPrune.IsGiven(result),
            s_lockTimeout);
    }
}

/// <summary>What the output options of <c>gen</c> say. <see cref="Folder"/> is null where a stream is printed and no folder was named.</summary>
internal sealed record OutputChoice(
    bool IsStream,
    string? Folder,
    bool OnlyChecks,
    bool ShowsDiff,
    bool ExitCodeAsked,
    ReadOnlyArray<string> Clusters,
    OutputLayout Layout,
    bool Prunes,
    TimeSpan LockTimeout)
{
    public bool Writes => !IsStream && !OnlyChecks && !ShowsDiff;

    public bool TellsByExitCode => OnlyChecks || ExitCodeAsked;
}
