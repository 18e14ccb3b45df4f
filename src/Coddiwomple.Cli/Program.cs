using Coddiwomple;
using Coddiwomple.Cli;

if (args is ["gen" or "lint", ..])
{
    Rehearsal.Start();
}

return CommandLine.Run(args, Surroundings.OfProcess(), Compiler.Compile);
