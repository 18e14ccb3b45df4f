using System.Text.RegularExpressions;

namespace Coddiwomple.Tests.Security;

/// <summary>docs/security.md claims nothing that no test proves: every item of its lists names tests, and each of them exists.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_sentence_names_tests_that_exist()
    {
        string[] items = [.. ItemsOf(File.ReadAllText(Path.Combine(Golden.Repository, "docs", "security.md")))];
        Assert.True(items.Length > 20, $"only {items.Length} items were looked at");

        Dictionary<string, string> sources = Directory.EnumerateFiles(Path.Combine(Golden.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .GroupBy(path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)));
        foreach (string item in items)
        {
            MatchCollection names = TestName().Matches(item);
            Assert.True(names.Count > 0, $"no test stands behind: {item}");
            Assert.True(Sentence().Count(TestName().Replace(item, "")) == 1, $"more than one sentence: {item}");
            foreach (Match name in names)
            {
                bool isThere = sources.TryGetValue(name.Groups[1].Value, out string? source)
                    && Regex.IsMatch(source, $@"\[(Fact|\w*Theory|MemberData|InlineData)[^\n]*\]\s*public void {name.Groups[2].Value}\(");
                Assert.True(isThere, $"there is no test {name.Value}");
            }
        }
    }

    // An item may go on over several indented lines.
    private static IEnumerable<string> ItemsOf(string document) =>
        document.Replace("\n  ", " ", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal));

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex("\\.( |$)")]
    private static partial Regex Sentence();
}
