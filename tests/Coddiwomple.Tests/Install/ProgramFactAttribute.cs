namespace Coddiwomple.Tests.Install;

/// <summary>A test that needs a program; where that is not installed the test is reported as skipped, never as passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (OperatingSystem.IsWindows() || Programs.Find(program) is null)
        {
            Skip = $"{program} is not installed";
        }
    }

    /// <summary>Only root may do what the test does.</summary>
    public bool AsRoot
    {
        get => false;
        init => Skip ??= value && Environment.UserName != "root" ? "only root can become somebody else" : null;
    }
}
