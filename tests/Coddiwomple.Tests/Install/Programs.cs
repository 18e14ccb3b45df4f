using System.Diagnostics;

namespace Coddiwomple.Tests.Install;

/// <summary>Programs that a machine may have or not, and how tests run them.</summary>
internal static class Programs
{
    /// <summary>The dotnet that runs the tests.</summary>
    public static string Dotnet { get; } =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : Find("dotnet") ?? "dotnet";

    /// <summary>The tool as the tests were built with it.</summary>
    public static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "Coddiwomple.Cli.dll");

    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Makes a command "coddiwomple" in a folder, which runs the tool as built; gives the folder.</summary>
    public static string MakeCommand(string folder) => MakeCommand(folder, $"exec '{Dotnet}' exec '{Tool}' \"$@\"");

    /// <summary>Makes a command "coddiwomple" of some shell lines in a folder; gives the folder.</summary>
    public static string MakeCommand(string folder, string lines)
    {
        Directory.CreateDirectory(folder);
        string command = Path.Combine(folder, "coddiwomple");
        File.WriteAllText(command, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>Runs a program to its end; a null value takes a variable away.</summary>
    public static Outcome Run(string folder, IReadOnlyDictionary<string, string?> variables, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test runner's own dotnet says about itself is not for the dotnet that is started.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // No build server stays behind.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string? value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public Outcome Expect(int exitCode)
        {
            Assert.True(ExitCode == exitCode, $"exit {ExitCode} instead of {exitCode}\n{Output}\n{Error}");
            return this;
        }
    }
}
