using Coddiwomple.Cli.Formats;
using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>Says why the job could not be done. What was already on its way to standard output and error is written first, as far as it can be.</summary>
internal static class Failure
{
    public static int Explain(string message, string? hint, Surroundings world)
    {
        Say($"error: {Printable.Escape(message)}\n{(hint is null ? "" : $"  = hint: {Printable.Escape(hint)}\n")}", world);
        return ExitCode.CannotProceed;
    }

    /// <summary>A bug must look like one: nobody should search their topology for it.</summary>
    public static int ExplainBug(Exception bug, string[] args, Surroundings world)
    {
        bool verbose = Array.Exists(args, arg => arg is "-v" or "--verbose");
        Say($"internal error: {bug.GetType().Name}: {Printable.Escape(bug.Message)}\n"
            + $"  This is a bug in coddiwomple {ToolVersion.Text}, not a mistake in your topology. Please report it, with the command line and, if you can, the topology.\n"
            + (verbose ? $"\n{bug}\n" : "  = hint: -v shows where it happened\n"), world);
        return ExitCode.CannotProceed;
    }

    private static void Say(string text, Surroundings world)
    {
        TryFlush(world.Out);
        try
        {
            world.Err.Write(text);
        }
        catch (Exception e) when (IsFault(e))
        {
            return;
        }

        TryFlush(world.Err);
    }

    // A full disk or a closed terminal behind a stream must not hide the exit code.
    private static void TryFlush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (Exception e) when (IsFault(e))
        {
        }
    }

    private static bool IsFault(Exception e) => e is CannotProceedException || FileFault.Is(e);
}
