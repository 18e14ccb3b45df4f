using Coddiwomple.Cli;

return CommandLine.Run(args, Surroundings.OfProcess());
