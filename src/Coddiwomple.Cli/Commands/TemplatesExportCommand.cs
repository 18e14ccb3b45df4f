using System.CommandLine;
using Coddiwomple.Cli.Options;
using Coddiwomple.Rendering;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>templates export DIR</c>: writes the built-in templates out; a file that stands there with other content is never overwritten.</summary>
internal sealed class TemplatesExportCommand : CliCommand
{
    private readonly TextArgument _folder = new("DIR") { Description = "The folder to write to; made if it does not exist", Names = new("the folder", "name one, as in \"templates\"") };

    public TemplatesExportCommand()
        : base("export", "Write the built-in templates to a folder, to be changed and given back with --templates")
    {
        Arguments.Add(_folder);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        string folder = OptionValues.All(result, _folder)[0];
        var texts = new List<(string Path, string Text)>();
        foreach (string name in BuiltInTemplates.Names)
        {
            texts.Add((Path.Combine(folder, name), BuiltInTemplates.Read(name)));
        }

        int written = NewFiles.Write(texts);
        if (!Common.IsQuiet(result))
        {
            world.Err.Write($"{written} templates written to \"{folder}\", {texts.Count - written} were there already\n");
        }

        return ExitCode.Done;
    }
}
