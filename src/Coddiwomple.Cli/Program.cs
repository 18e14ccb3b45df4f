using Coddiwomple.Cli;
using Coddiwomple.Rendering;

if (args is ["gen" or "lint", ..])
{
    Rehearsal.Start();
}

return CommandLine.Run(args, Surroundings.OfProcess());
