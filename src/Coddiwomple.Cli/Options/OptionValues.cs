using System.CommandLine;
using System.CommandLine.Parsing;

namespace Coddiwomple.Cli.Options;

/// <summary>Reads what was given for an option as it was written: cheaper at start than the parser's own conversions.</summary>
internal static class OptionValues
{
    public static string? Last(ParseResult result, Option option) =>
        result.GetResult(option) is { Tokens: [.., Token last] } ? last.Value : null;

    public static ReadOnlyArray<string> All(ParseResult result, Option option) => ValuesOf(result.GetResult(option));

    public static ReadOnlyArray<string> All(ParseResult result, Argument argument) => ValuesOf(result.GetResult(argument));

    private static ReadOnlyArray<string> ValuesOf(SymbolResult? found)
    {
        if (found is null || found.Tokens.Count == 0)
        {
            return [];
        }

        var values = new ArrayBuilder<string>(found.Tokens.Count);
        foreach (Token token in found.Tokens)
        {
            values.Add(token.Value);
        }

        return values.ToReadOnly();
    }
}
