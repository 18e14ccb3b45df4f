using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>init [DIR]</c>: a commented topology to start from.</summary>
internal sealed class InitCommand : CliCommand
{
    private readonly TextArgument _folder = new("DIR") { Description = "The folder to write to; default is the current one", Arity = ArgumentArity.ZeroOrOne, Names = new("the folder", "name one, or leave it out for the current one") };

    public InitCommand()
        : base("init", $"Write a commented {TopologyOptions.DefaultTopology} to start from")
    {
        Arguments.Add(_folder);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        string folder = OptionValues.All(result, _folder) is [string given] ? given : "";
        string path = Path.Combine(folder, TopologyOptions.DefaultTopology);
        int written = NewFiles.Write([(path, EmbeddedText.Read(typeof(InitCommand).Assembly, "starter/topology.yaml"))]);
        if (!Common.IsQuiet(result))
        {
            string done = written > 0 ? "is written" : "was there already";
            string next = folder.Length == 0 ? "coddiwomple gen" : $"coddiwomple gen {path}";
            world.Err.Write($"\"{path}\" {done}; edit it, then run \"{next}\"\n");
        }

        return ExitCode.Done;
    }
}
