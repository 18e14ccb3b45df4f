using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Docs;

/// <summary><c>docs/limits.md</c> has a line for each of the known pains, and what the lines name exists.</summary>
public sealed class LimitsTests
{
    private const int Pains = 49;

    private static readonly string s_page = File.ReadAllText(Path.Combine(Golden.Repository, "docs", "limits.md"));

    [Fact]
    public void EveryPainHasItsLine()
    {
        string[] rows = [.. s_page.Split('\n').Where(line => Regex.IsMatch(line, @"^\| [0-9]+ \|"))];
        Assert.Equal(Enumerable.Range(1, Pains), rows.Select(row => int.Parse(row.Split('|')[1])));
        Assert.All(rows, row => Assert.True(row.Split('|') is [_, _, { Length: > 12 }, { Length: > 20 }, _], row));
    }

    [Fact]
    public void EveryCodeExists()
    {
        string[] codes = [.. Regex.Matches(s_page, "CW[0-9]{4}").Select(match => match.Value).Distinct()];
        Assert.True(codes.Length > 25, $"only {codes.Length} codes were looked at");
        Assert.Equal([], codes.Where(code => Catalogue.Find(code) is null));
    }

    [Fact]
    public void EveryTutorialStepExists()
    {
        string[] steps = [.. Regex.Matches(s_page, @"\[[0-9]{3}\]\(\.\./testdata/ok/([^)]+)\)").Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(steps.Length > 10, $"only {steps.Length} steps were looked at");
        Assert.Equal([], steps.Where(step => !Directory.Exists(Golden.TestData("ok", step))));
    }
}
