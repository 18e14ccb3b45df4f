using System.Text;
using Coddiwomple.Cli;

namespace Coddiwomple.Tests.Cli;

/// <summary>Tests that change the current folder: they run after all others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CurrentFolder
{
    public const string Name = "current folder";
}

/// <summary>Runs command lines in this process, in an empty folder of their own, without the real console or environment.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly string _before = Directory.GetCurrentDirectory();

    public CliRun()
    {
        Folder = Directory.CreateTempSubdirectory("coddiwomple-cli-").FullName;
        Directory.SetCurrentDirectory(Folder);
    }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    public string Input { get; set; } = "";

    /// <summary>Null for the compiler itself.</summary>
    public Compile? Compile { get; set; }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        Directory.Delete(Folder, recursive: true);
    }

    public Outcome Run(params string[] args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Input));
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int exitCode = CommandLine.Run(args, SurroundingsOf(input, output, error), Compile);
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    public Surroundings SurroundingsOf(Stream input, Stream output, Stream error) => new(
        input,
        output,
        error,
        IsTerminal,
        IsTerminal,
        Variables.GetValueOrDefault,
        () => TimeSpan.FromMilliseconds(420));

    /// <summary>What a run of <c>coddiwomple</c> gave.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        /// <summary>As a reader would note it down.</summary>
        public string Transcript(params string[] args)
        {
            string line = string.Join(' ', args.Select(arg => arg.Length == 0 || arg.Contains(' ') ? $"'{arg}'" : arg));
            return $"$ coddiwomple{(line.Length > 0 ? " " : "")}{line}\n{Marked("out", Output)}{Marked("err", Error)}exit {ExitCode}\n";
        }

        private static string Marked(string stream, string text) =>
            string.Concat(text.Split('\n').SkipLast(text.EndsWith('\n') ? 1 : 0).Where(_ => text.Length > 0).Select(line => $"{stream}|{line}\n"));
    }
}
