using System.CommandLine;
using System.CommandLine.Parsing;
using Coddiwomple.Cli.Commands;
using Coddiwomple.Cli.Options;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>Takes what the parser made of the arguments, gives the command to run or says what is wrong with them, in our own words.</summary>
internal static class UsageCheck
{
    public static CliCommand CommandOf(ParseResult result)
    {
        CheckUnknownOptions(result);
        CheckLeftovers(result);
        Command command = result.CommandResult.Command;
        if (command is not CliCommand runnable)
        {
            throw new CannotProceedException($"\"{PathOf(command)}\" needs a command", $"it takes {string.Join(" or ", NamesOf(command.Subcommands))}");
        }

        foreach (ParseError error in result.Errors)
        {
            throw Translate(error, command);
        }

        CheckPaths(result);
        return runnable;
    }

    // The parser takes an unknown option for an argument wherever a command takes arguments, and any option for the value of one that needs a value.
    private static void CheckUnknownOptions(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        Token? before = null;
        foreach (Token token in result.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
            {
                return;
            }

            if (token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
            {
                throw before?.Type == TokenType.Option && Find(token.Value, command) is not null && Find(before.Value, command) is { } waiting
                    ? new CannotProceedException(NeedsValue(waiting), SeeHelp(command))
                    : UnknownOption(token.Value, command);
            }

            before = token;
        }
    }

    private static void CheckLeftovers(ParseResult result)
    {
        if (result.UnmatchedTokens.Count == 0)
        {
            return;
        }

        string word = result.UnmatchedTokens[0];
        Command command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            string? meant = NameSuggester.Suggest(word, NamesOf(command.Subcommands));
            throw new CannotProceedException($"unknown command \"{word}\"", meant is null ? SeeHelp(command) : $"did you mean \"{meant}\"?");
        }

        throw new CannotProceedException($"unexpected argument \"{word}\"", SeeHelp(command));
    }

    private static void CheckPaths(ParseResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (string.IsNullOrWhiteSpace(token.Value))
            {
                RefuseEmptyPath(result.CommandResult);
                return;
            }
        }
    }

    private static void RefuseEmptyPath(CommandResult command)
    {
        foreach (SymbolResult given in command.Children)
        {
            PathName? path = given switch
            {
                OptionResult { Option: TextOption option } => option.Names,
                ArgumentResult { Argument: TextArgument argument } => argument.Names,
                _ => null,
            };
            foreach (Token token in given.Tokens)
            {
                if (path is not null && string.IsNullOrWhiteSpace(token.Value))
                {
                    throw path.Missing();
                }
            }
        }
    }

    private static Option? Find(string given, Command command)
    {
        string name = NameIn(given);
        foreach (Option option in command.Options)
        {
            if (option.Name == name || option.Aliases.Contains(name))
            {
                return option;
            }
        }

        return null;
    }

    // Without the value in "--out=x".
    private static string NameIn(string given)
    {
        int equals = given.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? given : given[..equals];
    }

    private static string NeedsValue(Option option) => $"option {option.Name} needs a value";

    private static CannotProceedException UnknownOption(string given, Command command)
    {
        string name = NameIn(given);
        var known = new List<string>();
        foreach (Option option in command.Options)
        {
            known.Add(option.Name);
        }

        string? meant = name.Length > 2 ? NameSuggester.Suggest(name, known) : null;
        return new CannotProceedException($"unknown option \"{name}\"", meant is null ? SeeHelp(command) : $"did you mean \"{meant}\"?");
    }

    private static CannotProceedException Translate(ParseError error, Command command)
    {
        string message = error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => NeedsValue(option.Option),
            OptionResult { Tokens.Count: > 1 } option => $"option {option.Option.Name} is given more than once",
            ArgumentResult { Parent: OptionResult { Tokens.Count: 0 } option } => NeedsValue(option.Option),
            ArgumentResult { Parent: OptionResult option } => $"option {option.Option.Name} is given more than once",
            ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} is missing",
            _ => error.Message.TrimEnd('.'),
        };
        return new CannotProceedException(message, SeeHelp(command));
    }

    private static string SeeHelp(Command command) => $"\"{PathOf(command)} --help\" shows what it takes";

    private static string PathOf(Command command)
    {
        foreach (Symbol parent in command.Parents)
        {
            return parent is Command above ? $"{PathOf(above)} {command.Name}" : command.Name;
        }

        return command.Name;
    }

    private static List<string> NamesOf(IEnumerable<Command> commands)
    {
        var names = new List<string>();
        foreach (Command command in commands)
        {
            names.Add(command.Name);
        }

        return names;
    }
}
