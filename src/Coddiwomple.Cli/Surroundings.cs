using System.Diagnostics;
using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>Everything a run touches besides files: the process gives the real things, tests give their own.</summary>
internal sealed record Surroundings(
    Stream Input,
    Stream Output,
    Stream Error,
    bool OutputIsTerminal,
    bool ErrorIsTerminal,
    Func<string, string?> Variable,
    Func<TimeSpan> Elapsed,
    string? HomeFolder = null)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The time, which nothing but certificates asks for: what is generated never depends on it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Standard output as text: buffered, written out by <see cref="Flush"/>.</summary>
    public TextWriter Out { get; } = Writer(Output);

    /// <summary>Standard error as text: buffered, written out by <see cref="Flush"/>.</summary>
    public TextWriter Err { get; } = Writer(Error);

    /// <summary>Where temporary files may go: beside the output, which has as much room as it needs, else where the system keeps them.</summary>
    public ReadOnlyArray<string> ScratchFolders(string? outputFolder)
    {
        if (outputFolder is null)
        {
            return [Path.GetTempPath()];
        }

        string? beside = Path.Join(outputFolder, OutputFolder.OwnFolder);
        while (beside is { Length: > 0 } && !Directory.Exists(beside))
        {
            beside = Path.GetDirectoryName(beside);
        }

        return new([string.IsNullOrEmpty(beside) ? "." : beside, Path.GetTempPath()]);
    }

    // Raw streams instead of Console.Out: faster to open, and they take a closed pipe (`| head`) without an exception.
    public static Surroundings OfProcess()
    {
        long start = Stopwatch.GetTimestamp();

        // The streams lock the console's own writer, which nobody writes to and which would be opened for that.
        Console.SetOut(TextWriter.Null);
        return new Surroundings(
            new StandardStream(Console.OpenStandardInput, 0, "standard input"),
            new StandardStream(Console.OpenStandardOutput, 1, "standard output"),
            new StandardStream(Console.OpenStandardError, 2, "standard error"),
            !Console.IsOutputRedirected,
            !Console.IsErrorRedirected,
            Environment.GetEnvironmentVariable,
            () => Stopwatch.GetElapsedTime(start),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
    }

    public void Flush()
    {
        Out.Flush();
        Err.Flush();
    }

    private static StreamWriter Writer(Stream stream) => new(stream, s_utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
}
