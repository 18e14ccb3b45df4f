namespace Coddiwomple.Tests.Proof;

/// <summary>A test that needs a file of <c>../shared</c>; where it is missing the test is reported as skipped, never as passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string relativePath)
    {
        if (SharedData.Find(relativePath) is null)
        {
            Skip = $"../shared/{relativePath} is not there";
        }
    }
}
