using System.CommandLine;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>Suggests the clusters of the topology that a line names, for whoever completes <c>--cluster</c>. The topology may have mistakes.</summary>
internal static class ClusterSuggestions
{
    private const string ClusterOption = "--cluster";

    /// <summary>Whether the word at the end of the line is the name of a cluster.</summary>
    public static bool AreAskedFor(string line)
    {
        string before = line[..(line.LastIndexOf(' ') + 1)].TrimEnd(' ');
        return before.EndsWith(" " + ClusterOption, StringComparison.Ordinal);
    }

    /// <summary>Their names that start with the word, in ordinal order; none where the topology cannot be read.</summary>
    public static IEnumerable<string> Of(ParseResult result, string word)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SourceFile source in Read(PathsOf(result)))
        {
            foreach (TopologyDocument document in TopologyParser.Parse(source, new DiagnosticBag()))
            {
                names.UnionWith(document.Clusters.Select(cluster => cluster.Name?.Value ?? ""));
            }
        }

        return names.Where(name => name.Length > 0 && name.StartsWith(word, StringComparison.Ordinal));
    }

    // Named by an option where the command's arguments are something else.
    private static string[] PathsOf(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        if (command.Options.FirstOrDefault(option => option.Name == "--topology") is Option<string[]> topology)
        {
            return result.GetValue(topology) ?? [];
        }

        return command.Arguments.FirstOrDefault() is Argument<string[]> arguments ? result.GetValue(arguments) ?? [] : [];
    }

    private static IReadOnlyList<SourceFile> Read(string[] paths)
    {
        try
        {
            // Standard input is the terminal's.
            return paths.Contains("-") ? [] : TopologySources.Load(paths, null, null);
        }
        catch (CannotProceedException)
        {
            return [];
        }
    }
}
