using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Ok;

public class OkCasesTests
{
    public static TheoryData<string> Names => [.. OkCases.Names];

    [Fact]
    public void TheTutorialIsThere() => Assert.True(OkCases.Names.Count > 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void CompilesToWhatIsExpected(string name)
    {
        CompileResult result = OkCases.Compile(name);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Golden.MatchFolder(Path.Combine(OkCases.Folder(name), "expected"), OkCases.Expected(result));
    }
}
