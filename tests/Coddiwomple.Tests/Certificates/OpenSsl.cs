using System.Diagnostics;

namespace Coddiwomple.Tests.Certificates;

/// <summary>A test that asks <c>openssl</c>; where it is missing the test is reported as skipped, never as passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslTheoryAttribute : TheoryAttribute
{
    public OpenSslTheoryAttribute()
    {
        if (!OpenSsl.IsThere)
        {
            Skip = "openssl is not there";
        }
    }
}

/// <summary>The tool that everybody checks certificates with.</summary>
internal static class OpenSsl
{
    public static bool IsThere { get; } = TryRun(out _, "version") == 0;

    /// <summary>Gives standard output and error of a call that must succeed.</summary>
    public static string Run(params string[] args)
    {
        int? exitCode = TryRun(out string text, args);
        Assert.True(exitCode == 0, $"openssl {string.Join(' ', args)}: {text}");
        return text;
    }

    private static int? TryRun(out string text, params string[] args)
    {
        text = "";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("openssl", args) { RedirectStandardOutput = true, RedirectStandardError = true });
            text = process!.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
