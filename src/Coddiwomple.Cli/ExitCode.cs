namespace Coddiwomple.Cli;

/// <summary>The exit codes, the same for every command and format.</summary>
internal static class ExitCode
{
    /// <summary>Done; nothing is out of date.</summary>
    public const int Done = 0;

    /// <summary>Findings at or above <c>--fail-on</c>; nothing was written.</summary>
    public const int Findings = 1;

    /// <summary>Could not do the job: usage, an unreadable or unwritable path, an unsafe output folder, an internal error.</summary>
    public const int CannotProceed = 2;

    /// <summary>The output is, or was, out of date.</summary>
    public const int OutOfDate = 3;

    /// <summary>Interrupted; what was on disk is whole.</summary>
    public const int Interrupted = 130;
}
