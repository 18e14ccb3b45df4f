using System.CommandLine;

namespace Coddiwomple.Cli;

/// <summary>
/// Takes a command, gives its help. Written here because the parser's own help writer more than doubles the time that <c>--help</c> takes.
/// </summary>
internal static class HelpText
{
    private const int Width = 100;
    private const int MaxNameWidth = 30;

    private static readonly List<(string Name, string Text)> s_exitCodes =
    [
        ("0", "done; nothing is out of date"),
        ("1", "findings at or above --fail-on; nothing was written"),
        ("2", "could not do the job: usage, an unreadable or unwritable path, an internal error"),
        ("3", "the output is, or was, out of date"),
        ("130", "interrupted; what is on disk is whole"),
    ];

    public static void Write(Command command, TextWriter writer)
    {
        WriteHead(command, writer);
        var rows = new List<(string Name, string Text)>();
        foreach (Argument argument in command.Arguments)
        {
            rows.Add((argument.Name, argument.Description ?? ""));
        }

        WriteSection("Arguments", rows, writer);
        WriteCommands(command, rows, writer);
        foreach (Option option in command.Options)
        {
            rows.Add((NameOf(option), option.Description ?? ""));
        }

        WriteSection("Options", rows, writer);
        WriteSection("Exit codes", [.. s_exitCodes], writer);
    }

    /// <summary>Writes what a bare <c>coddiwomple</c> says.</summary>
    public static void WriteShort(Command root, TextWriter writer)
    {
        WriteHead(root, writer);
        WriteCommands(root, [], writer);
        writer.Write($"\n\"{root.Name} COMMAND --help\" says more.\n");
    }

    private static void WriteHead(Command command, TextWriter writer) =>
        writer.Write($"{command.Description}\n\nUsage: {UsageOf(command)}\n");

    private static void WriteCommands(Command command, List<(string Name, string Text)> rows, TextWriter writer)
    {
        foreach (Command subcommand in command.Subcommands)
        {
            rows.Add((subcommand.Name, subcommand.Description ?? ""));
        }

        WriteSection("Commands", rows, writer);
    }

    private static string UsageOf(Command command)
    {
        string usage = PathOf(command) + (command.Subcommands.Count > 0 ? " COMMAND" : "");
        foreach (Argument argument in command.Arguments)
        {
            string name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
            usage += argument.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}";
        }

        return usage + " [options]";
    }

    private static string PathOf(Command command)
    {
        foreach (Symbol parent in command.Parents)
        {
            return $"{PathOf((Command)parent)} {command.Name}";
        }

        return command.Name;
    }

    private static string NameOf(Option option)
    {
        string name = option.Name;
        foreach (string alias in option.Aliases)
        {
            name = $"{alias}, {name}";
        }

        return option.HelpName is null ? name : $"{name} {option.HelpName}";
    }

    // Empties the list, which is used again for the next section.
    private static void WriteSection(string title, List<(string Name, string Text)> rows, TextWriter writer)
    {
        if (rows.Count == 0)
        {
            return;
        }

        int nameWidth = 0;
        foreach ((string name, _) in rows)
        {
            nameWidth = Math.Max(nameWidth, name.Length <= MaxNameWidth ? name.Length : 0);
        }

        writer.Write($"\n{title}:\n");
        foreach ((string name, string text) in rows)
        {
            writer.Write($"  {name}");
            if (name.Length > nameWidth)
            {
                writer.Write('\n');
                Indent(nameWidth + 2, writer);
            }
            else
            {
                Indent(nameWidth - name.Length, writer);
            }

            WriteWrapped(text, nameWidth + 4, writer);
        }

        rows.Clear();
    }

    private static void WriteWrapped(string text, int indent, TextWriter writer)
    {
        writer.Write("  ");
        int column = indent;
        foreach (string word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                writer.Write('\n');
                Indent(indent, writer);
                column = indent;
            }
            else if (column > indent)
            {
                writer.Write(' ');
                column++;
            }

            writer.Write(word);
            column += word.Length;
        }

        writer.Write('\n');
    }

    private static void Indent(int columns, TextWriter writer)
    {
        for (int i = 0; i < columns; i++)
        {
            writer.Write(' ');
        }
    }
}
