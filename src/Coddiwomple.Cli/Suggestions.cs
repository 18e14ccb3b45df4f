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
        string line = UpToCursor(args.Length > 1 ? args[1] : "", args[0].AsSpan(Directive.Length).Trim(":]"));
        string word = line[(line.LastIndexOf(' ') + 1)..];

        // The parser completes "--layout cl" but not "--layout=cl".
        int equals = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        string prefix = equals < 0 ? "" : word[..(equals + 1)];
        line = equals < 0 ? line : $"{line[..(line.Length - word.Length + equals)]} {word[(equals + 1)..]}";
        foreach (CompletionItem item in root.Parse(line).GetCompletions(line.Length))
        {
            string text = item.InsertText ?? item.Label;

            // Options for who has typed a dash: otherwise they would hide the files that a shell offers where nothing else fits.
            bool isOption = text.StartsWith('-');
            if (!isOption || (prefix.Length == 0 && word.StartsWith('-')))
            {
                writer.Write($"{prefix}{text}\n");
            }
        }
    }

    // The command may have been typed with its folder, and some shells leave out the blank that the cursor stands behind.
    private static string UpToCursor(string line, ReadOnlySpan<char> cursor)
    {
        int position = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : line.Length;
        line = position > line.Length ? line + " " : line[..position];
        int nameEnd = line.IndexOf(' ', StringComparison.Ordinal);
        return nameEnd < 0 ? CommandLine.ToolName + " " : CommandLine.ToolName + line[nameEnd..];
    }
}
