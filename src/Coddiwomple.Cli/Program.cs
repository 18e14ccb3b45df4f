using Coddiwomple.Cli;
using Coddiwomple.Rendering;

if (args is ["gen" or "lint", ..])
{
    BuiltInTemplates.ParseAhead();
}

return CommandLine.Run(args, Surroundings.OfProcess());
