using System.Diagnostics;

namespace Coddiwomple.Tests.Cli;

/// <summary>
/// The published tool is compiled ahead of time; what is compiled at start all the same costs time on every run. Counted, not timed: the same everywhere.
/// </summary>
public sealed class StartupTests : IDisposable
{
    // A generic collection over a struct or a tuple adds some at once.
    private const int MostCompiled = 15;

    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-startup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PublishedToolFact]
    public void Little_is_compiled_at_start()
    {
        string log = Path.Combine(_folder, "compiled.txt");
        var start = new ProcessStartInfo(PublishedToolFactAttribute.Tool, ["gen", Path.Combine(PublishedToolFactAttribute.Root, "testdata", "ok", "010-bookinfo", "topology.yaml"), "-o", "out"])
        {
            WorkingDirectory = _folder,
            RedirectStandardError = true,
            Environment = { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" },
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("the tool did not start");
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("info[", said, StringComparison.Ordinal);
        string[] compiled = File.ReadAllLines(log);
        Assert.NotEmpty(compiled);
        Assert.True(compiled.Length <= MostCompiled, string.Join('\n', compiled));
    }
}

/// <summary>A test of what <c>make build</c> puts at dist/coddiwomple; where that is missing, or older than the sources, the test is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedToolFactAttribute : FactAttribute
{
    public PublishedToolFactAttribute()
    {
        if (!File.Exists(Tool))
        {
            Skip = "dist/coddiwomple is missing: make build";
        }
        else if (Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(Tool)))
        {
            Skip = "dist/coddiwomple is older than the sources: make build";
        }
    }

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Tool => Path.Combine(Root, "dist", "coddiwomple" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Coddiwomple.sln")) ? folder : FindRoot(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("no repository here"));
}
