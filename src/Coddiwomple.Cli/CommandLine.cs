using System.CommandLine;
using Coddiwomple.Cli.Commands;
using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>Takes the arguments, gives the exit code: finds the command, and is the one place that catches what a command throws.</summary>
internal static class CommandLine
{
    public const string ToolName = "coddiwomple";

    public static int Run(string[] args, Surroundings world, Compile? compile = null)
    {
        try
        {
            int exitCode = Dispatch(args, world, compile ?? Compiler.Compile);
            world.Flush();
            return exitCode;
        }
        catch (CannotProceedException reason)
        {
            return Failure.Explain(reason.Message, reason.Hint, world);
        }
        catch (Exception error) when (FileFault.Is(error))
        {
            return Failure.Explain(FileFault.Reason(error), null, world);
        }
        catch (Exception bug)
        {
            return Failure.ExplainBug(bug, args, world);
        }
    }

    private static int Dispatch(string[] args, Surroundings world, Compile compile)
    {
        CommandTree tree = CommandTree.Create(compile, args.Length > 0 ? args[0] : null);
        if (Suggestions.AreAskedFor(args))
        {
            Suggestions.Write(args, tree.Root, world.Out);
            return ExitCode.Done;
        }

        if (args.Length == 0)
        {
            HelpText.WriteShort(tree.Root, world.Err);
            return ExitCode.CannotProceed;
        }

        ParseResult result = tree.Parse(args);
        if (tree.AsksForHelp(result))
        {
            HelpText.Write(result.CommandResult.Command, world.Out);
            return ExitCode.Done;
        }

        if (tree.AsksForVersion(result))
        {
            world.Out.Write($"{ToolName} {ToolVersion.Text}\n");
            return ExitCode.Done;
        }

        return UsageCheck.CommandOf(result).Run(result, world);
    }
}
