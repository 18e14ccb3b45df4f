using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Checking;

/// <summary>Every <c>testdata/err/CWnnnn-what.yaml</c> gives exactly what its <c>.out</c> says, and its own code is among it.</summary>
public sealed class ErrorCaseTests
{
    // Stages of their own bring their cases.
    private static readonly string[] s_elsewhere = ["CW00", "CW01", "CW05", "CW065", "CW08", "CW09", "CW0401"];

    public static TheoryData<string> Cases() => [.. CaseNames().Where(IsOurs)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatItsOutputSays(string name)
    {
        string yaml = File.ReadAllText(Golden.TestData("err", name + ".yaml"));
        IReadOnlyList<Diagnostic> found = ErrorCase.Run(name + ".yaml", yaml).Diagnostics;

        Assert.Contains(name[..6], found.Select(diagnostic => diagnostic.Code));
        Golden.Match(Golden.TestData("err", name + ".out"), ErrorCase.Describe(found));
    }

    [Fact]
    public void EveryCodeHasACase()
    {
        string[] codes = [.. Catalogue.All.Select(descriptor => descriptor.Code).Where(IsOurs)];
        Assert.True(codes.Length > 60, $"only {codes.Length} codes were looked at");

        HashSet<string> covered = [.. CaseNames().Select(name => name[..6])];
        Assert.Equal([], codes.Where(code => !covered.Contains(code)));
    }

    [Fact]
    public void EveryCodeIsExplained()
    {
        string[] codes = [.. Catalogue.All.Select(descriptor => descriptor.Code).Where(IsOurs)];
        HashSet<string> explained = [.. typeof(Catalogue).Assembly.GetManifestResourceNames()];
        Assert.True(codes.Length > 60, $"only {codes.Length} codes were looked at");
        Assert.Equal([], codes.Where(code => !explained.Contains($"explanations/{code}.md")));
    }

    private static bool IsOurs(string name) => !s_elsewhere.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateFiles(Golden.TestData("err"), "CW*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
}
