using System.Reflection;
using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Tests.Checking;

namespace Coddiwomple.Tests.Docs;

/// <summary>What holds for the codes of every stage.</summary>
public sealed class CatalogueTests
{
    private const int LeastCodes = 110;

    // A case in testdata/err is the rule. These need what no file in a repository should be; the test named here is theirs.
    private static readonly Dictionary<string, string> s_testedElsewhere = new()
    {
        ["CW0011"] = "TopologySourcesTests.AFileOfAHundredMegabytesIsNotRead",
        ["CW0651"] = "CheckTests.Files_that_are_missing_or_unreadable_are_found",
        ["CW0652"] = "CheckTests.A_certificate_that_was_changed_is_found",
        ["CW0653"] = "CheckTests.Expiry_is_told_thirty_days_before",
        ["CW0654"] = "CheckTests.Expiry_is_told_thirty_days_before",
        ["CW0655"] = "CheckTests.A_key_of_another_certificate_is_found",
        ["CW0656"] = "CheckTests.A_cluster_of_another_root_is_found",
        ["CW0657"] = "CheckTests.A_root_that_may_not_sign_is_found",
        ["CW0658"] = "CheckTests.A_key_that_others_can_read_is_found",
        ["CW0659"] = "CheckTests.A_secret_that_differs_is_found_and_a_missing_one_is_not_missed",
    };

    // The part of the catalogue and the hundred that its codes are from.
    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["Syntax"] = "CW00",
        ["Shape"] = "CW01",
        ["References"] = "CW02",
        ["Values"] = "CW03",
        ["Routing"] = "CW04",
        ["Planning"] = "CW05",
        ["Security"] = "CW06",
        ["Certificates"] = "CW065",
        ["Versions"] = "CW07",
        ["Templates"] = "CW08",
        ["Output"] = "CW09",
        ["Objects"] = "CW10",
    };

    public static TheoryData<string> Codes() => [.. Catalogue.All.Select(descriptor => descriptor.Code)];

    [Fact]
    public void EveryCodeIsThereOnce()
    {
        string[] codes = [.. Catalogue.All.Select(descriptor => descriptor.Code)];
        Assert.True(codes.Length >= LeastCodes, $"only {codes.Length} codes were looked at");
        Assert.Equal(codes.Distinct(StringComparer.OrdinalIgnoreCase), codes);
        Assert.All(codes, code => Assert.Matches("^CW[0-9]{4}$", code));
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);

        string[] titles = [.. Catalogue.All.Select(descriptor => descriptor.Title)];
        Assert.Equal(titles.Distinct(), titles);
        Assert.All(titles, title => Assert.True(title.Length is > 5 and < 70 && title[^1] != '.', title));
    }

    [Fact]
    public void EveryPartKeepsToItsHundred()
    {
        string folder = Path.Combine(Golden.Repository, "src", "Coddiwomple", "Diagnostics");
        int looked = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "Catalogue.*.cs"))
        {
            string part = Path.GetFileNameWithoutExtension(file)["Catalogue.".Length..];
            Assert.True(s_parts.TryGetValue(part, out string? hundred), $"the codes of part {part} have no range");
            foreach (Match match in Regex.Matches(File.ReadAllText(file), "\"(CW[0-9]{4})\""))
            {
                Assert.StartsWith(hundred, match.Groups[1].Value, StringComparison.Ordinal);
                looked++;
            }
        }

        Assert.Equal(Catalogue.All.Count, looked);
    }

    [Fact]
    public void EveryCodeIsReportedSomewhere()
    {
        string source = Path.Combine(Golden.Repository, "src");
        string all = string.Concat(Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        FieldInfo[] fields = [.. typeof(Catalogue).GetFields(BindingFlags.Public | BindingFlags.Static)];
        Assert.Equal(Catalogue.All.Count, fields.Length);
        Assert.Equal([], fields.Select(field => field.Name).Where(name => !Regex.IsMatch(all, $@"Catalogue\.{name}\b")));
    }

    [Fact]
    public void EveryCodeHasACase()
    {
        HashSet<string> covered = [.. ErrorCase.Names.Select(name => name[..6]), .. s_testedElsewhere.Keys];
        Assert.Equal([], Catalogue.All.Select(descriptor => descriptor.Code).Where(code => !covered.Contains(code)));
        Assert.Equal([], covered.Where(code => Catalogue.Find(code) is null));
        Assert.True(ErrorCase.Names.Count > LeastCodes, $"only {ErrorCase.Names.Count} cases were looked at");

        HashSet<string> tests =
        [
            .. typeof(CatalogueTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")),
        ];
        Assert.Equal([], s_testedElsewhere.Values.Where(test => !tests.Contains(test)));
    }

    [Fact]
    public void EveryCaseHasItsOutput()
    {
        // One file missing on either side would go unnoticed: a case without output fails, output without a case does not.
        string[] outputs = [.. Directory.EnumerateFiles(Golden.TestData("err"), "*.out").Select(path => Path.GetFileNameWithoutExtension(path))];
        Assert.Equal([], outputs.Where(name => !name.EndsWith(".received", StringComparison.Ordinal)).Except(ErrorCase.Names));
    }

    [Fact]
    public void EveryExplanationBelongsToACode()
    {
        string folder = Path.Combine(Golden.Repository, "src", "Coddiwomple", "Diagnostics", "Explanations");
        string[] explained = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(Catalogue.All.Select(descriptor => $"{descriptor.Code}.md"), explained);
    }

    /// <summary>What is wrong, an example of it, why it matters, how to mend it: in this order, in plain paragraphs.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryExplanationHasItsParts(string code)
    {
        string text = Explanation.Find(Catalogue.Find(code)!)!.Markdown;
        string[] fences = [.. text.Split('\n').Where(line => line.StartsWith("```", StringComparison.Ordinal))];
        Assert.True(fences.Length >= 2 && fences.Length % 2 == 0, "an example is missing");
        Assert.Equal(code.StartsWith("CW08", StringComparison.Ordinal) ? "```text" : "```yaml", fences[0]);

        int example = text.IndexOf("```", StringComparison.Ordinal);
        int after = text.LastIndexOf("```", StringComparison.Ordinal) + 3;
        Assert.True(text[..example].Trim().Length > 25, "what is wrong is missing");
        string[] paragraphs = text[after..].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(paragraphs.Length >= 2, "why it matters or how to mend it is missing");
        Assert.StartsWith("To ", paragraphs[^1], StringComparison.Ordinal);

        Assert.DoesNotContain('\r', text);
        Assert.EndsWith(".\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 160, line));
        Assert.Equal([], Regex.Matches(text, "CW[0-9]{4}").Select(match => match.Value).Where(named => Catalogue.Find(named) is null));
    }
}
