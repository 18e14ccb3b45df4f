using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Options;

/// <summary>The option that names clusters. It is completed with those of the topology that the line names, which may have mistakes.</summary>
internal sealed class ClusterOption : TextOption
{
    public ClusterOption(string description)
        : base("--cluster")
    {
        Description = description;
        HelpName = "NAME";
        Arity = ArgumentArity.OneOrMore;
    }

    protected override IEnumerable<CompletionItem> Choices(CompletionContext context)
    {
        if (!IsNext(context))
        {
            return [];
        }

        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SourceFile source in Read(PathsOf(context.ParseResult)))
        {
            foreach (TopologyDocument document in TopologyParser.Parse(source, new DiagnosticBag()))
            {
                names.UnionWith(document.Clusters.Select(cluster => cluster.Name?.Value ?? ""));
            }
        }

        return names.Where(name => name.Length > 0 && name.StartsWith(context.WordToComplete, StringComparison.Ordinal)).Select(name => new CompletionItem(name));
    }

    // The parser asks for more values after the first as well, each of which needs the option again.
    private bool IsNext(CompletionContext context)
    {
        IReadOnlyList<Token> tokens = context.ParseResult.Tokens;
        int before = tokens.Count - (context.WordToComplete.Length == 0 ? 1 : 2);
        return before >= 0 && tokens[before].Value == Name;
    }

    // Named by an option where the command's arguments are something else.
    private static ReadOnlyArray<string> PathsOf(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        if (command.Options.FirstOrDefault(option => option.Name == "--topology") is TextOption topology)
        {
            return OptionValues.All(result, topology);
        }

        return command.Arguments.FirstOrDefault() is TextArgument arguments ? OptionValues.All(result, arguments) : [];
    }

    private static ReadOnlyArray<SourceFile> Read(ReadOnlyArray<string> paths)
    {
        try
        {
            // Standard input is the terminal's, and an empty path is not typed to its end.
            return paths.Contains("-") || paths.Contains("") ? [] : TopologySources.Load(paths, null, null);
        }
        catch (CannotProceedException)
        {
            return [];
        }
    }
}
