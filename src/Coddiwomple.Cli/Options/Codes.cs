using System.CommandLine.Completions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Options;

/// <summary>Diagnostic codes as users type them.</summary>
internal static class Codes
{
    public static IEnumerable<CompletionItem> All()
    {
        foreach (DiagnosticDescriptor descriptor in Catalogue.All)
        {
            yield return new CompletionItem(descriptor.Code, detail: descriptor.Title);
        }
    }

    /// <summary>Gives the descriptor of a code in either case; an unknown one is a usage error.</summary>
    public static DiagnosticDescriptor Find(string code)
    {
        if (Catalogue.Find(code) is DiagnosticDescriptor found)
        {
            return found;
        }

        List<string> codes = [];
        foreach (DiagnosticDescriptor descriptor in Catalogue.All)
        {
            codes.Add(descriptor.Code);
        }

        // Codes differ by digits only, so nearness means something only for a near miss of the spelling.
        string? meant = code.Length >= 4 ? NameSuggester.Suggest(code, codes) : null;
        string hint = meant is null ? "\"coddiwomple explain\" lists all codes" : $"did you mean \"{meant}\"? \"coddiwomple explain\" lists all codes";
        throw new CannotProceedException($"unknown code \"{code}\"", hint);
    }
}
