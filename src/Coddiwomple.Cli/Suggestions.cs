using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;

namespace Coddiwomple.Cli;

/// <summary>
/// What the scripts of <c>coddiwomple completion</c> call: <c>coddiwomple "[suggest:CURSOR]" "LINE"</c> prints the words that may stand at the cursor,
/// one a line. The parser knows them.
/// </summary>
internal static class Suggestions
{
    private const string Directive = "[suggest";

    public static bool AreAskedFor(string[] args) => args.Length > 0 && args[0].StartsWith(Directive, StringComparison.Ordinal);

    public static void Write(string[] args, Command root, TextWriter writer)
    {
        string line = args.Length > 1 ? args[1] : "";
        ReadOnlySpan<char> cursor = args[0].AsSpan(Directive.Length).Trim(":]");
        int position = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, line.Length) : line.Length;
        foreach (CompletionItem item in root.Parse(line).GetCompletions(position))
        {
            writer.Write(item.InsertText ?? item.Label);
            writer.Write('\n');
        }
    }
}
