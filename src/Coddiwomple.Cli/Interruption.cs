using System.Runtime.InteropServices;

namespace Coddiwomple.Cli;

/// <summary>
/// Ctrl-C ends the run at once with its own exit code. Nothing has to be waited for: the writer leaves every file whole wherever it is stopped, git does
/// not see what is not in its place yet, and the next run that writes repairs the tree.
/// </summary>
internal static class Interruption
{
    // Until the process ends; what nobody refers to would stop watching sooner.
    private static PosixSignalRegistration? s_watch;

    public static void Watch(Surroundings world) => s_watch = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
    {
        context.Cancel = true;
        if (world.ErrorIsTerminal)
        {
            // The progress bar hides the cursor.
            world.Error.Write("\e[?25h\n"u8);
        }

        Environment.Exit(ExitCode.Interrupted);
    });
}
