using System.Diagnostics;

namespace Coddiwomple.Tests.Cli;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "Coddiwomple.Cli.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-process-").FullName;

    private static string Host => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_program_answers_on_its_own_streams()
    {
        using Process process = Start("gen", "--chekc");
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(s_patience));

        Assert.Equal(2, process.ExitCode);
        Assert.Equal("", output);
        Assert.StartsWith("error: unknown option \"--chekc\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_leaves_early_is_no_error()
    {
        using Process process = Start("schema", "diagnostics");
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(s_patience));

        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("gen --chekc 2>&-", 2, "")]
    [InlineData("init 2>&- && coddiwomple lint 2>&- && coddiwomple gen 2>&-; test -d out/east", 0, "")]
    [InlineData("init -q; coddiwomple gen --check >/dev/null 2>&-", 3, "")]
    [InlineData("lint - <&-", 2, "error: cannot read standard input: it is closed\n")]
    [InlineData("schema >&-", 2, "error: cannot write standard output: it is closed\n")]
    [InlineData("schema >&- 2>&-", 2, "")]
    [InlineData("init -q; coddiwomple lint -q >&-", 0, "")]
    [InlineData("schema >/dev/full", 2, "error: cannot write standard output: no space left on device\n")]
    [InlineData("init 2>/dev/full", 2, "")]
    public void A_stream_that_is_closed_or_full_ends_with_a_code_of_ours(string line, int exitCode, string said)
    {
        // What a shell of another system makes of a closed stream is its own affair.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process process = StartProgram("sh", "-c", $"coddiwomple() {{ \"{Host}\" exec \"{s_program}\" \"$@\"; }}; coddiwomple {line}");
        process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(s_patience));

        Assert.Equal((exitCode, said), (process.ExitCode, error));
    }

    [Theory]
    [InlineData("lint ../topology.yaml", "error: cannot find \"../topology.yaml\": the current folder does not exist any more\n")]
    [InlineData("init", "error: cannot find \"topology.yaml\": the current folder does not exist any more\n")]
    public void A_current_folder_that_was_removed_is_said(string line, string said)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process process = StartProgram("sh", "-c", $"mkdir gone; cd gone; rmdir ../gone; exec \"{Host}\" exec \"{s_program}\" {line}");
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(s_patience));

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [InterruptFact]
    public void An_interrupted_run_is_exit_130_and_leaves_the_output_alone()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        File.WriteAllText(Path.Combine(_folder, "out", "mine"), "mine");

        // Standard input stays open, so the run waits for its topology. A signal may come before anybody listens, so it is sent until it is heard.
        using Process process = Start("gen", "-");
        bool hasEnded = process.WaitForExit(TimeSpan.FromSeconds(1));
        for (int seconds = 0; seconds < s_patience.TotalSeconds && !hasEnded; seconds++)
        {
            using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            hasEnded = process.WaitForExit(TimeSpan.FromSeconds(1));
        }

        Assert.True(hasEnded);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(["mine"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName));
    }

    private Process Start(params string[] args) => StartProgram(Host, ["exec", s_program, .. args]);

    private Process StartProgram(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }
}

/// <summary>
/// A test that interrupts a program; skipped on Windows, and where programs are started with interrupts ignored, as in the background of a script: they are to
/// stay ignored then.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InterruptFactAttribute : FactAttribute
{
    private const int Interrupt = 2;

    public InterruptFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "no signals on Windows";
        }
        else if (File.Exists("/proc/self/status") && (IgnoredByPrograms() >> (Interrupt - 1) & 1) != 0)
        {
            Skip = "this run ignores interrupts, and so does what it starts";
        }
    }

    private static ulong IgnoredByPrograms()
    {
        using Process status = Process.Start(new ProcessStartInfo("cat", "/proc/self/status") { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("cat did not start");
        string line = status.StandardOutput.ReadToEnd().Split('\n').First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16);
    }
}
