using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Checking;

/// <summary>Every <c>testdata/err/CWnnnn-what.yaml</c> gives exactly what its <c>.out</c> says, and its own code is among it.</summary>
public sealed class ErrorCaseTests
{
    public static TheoryData<string> Cases() => [.. ErrorCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatItsOutputSays(string name)
    {
        ReadOnlyArray<Diagnostic> found = ErrorCase.RunFile(name);

        Assert.Contains(name[..6], found.Select(diagnostic => diagnostic.Code));
        Golden.Match(Golden.TestData("err", name + ".out"), ErrorCase.Describe(found));
    }

    // A mistake in the text or in the shape of a document spoils much; nothing else is said of what it spoiled.
    [Fact]
    public void EarlyMistakesCauseNoOtherMessage()
    {
        string[] names = [.. ErrorCase.Names.Where(name => name.StartsWith("CW00", StringComparison.Ordinal) || name.StartsWith("CW01", StringComparison.Ordinal))];
        Assert.True(names.Length >= 25, $"only {names.Length} cases were looked at");
        Assert.All(names, name => Assert.Equal([name[..6]], ErrorCase.RunFile(name).Select(diagnostic => diagnostic.Code).Distinct()));
    }
}
