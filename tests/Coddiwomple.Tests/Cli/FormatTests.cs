using System.Globalization;
using System.Text.Json;
using Coddiwomple.Cli;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

public sealed class FormatTests
{
    private static readonly RunOutcome s_outcome = new(2, 3400, ["kind2/mesh.yaml"], [], ["kind3/a.yaml"], 7, IsWritten: true, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("concise", "txt")]
    [InlineData("json", "json")]
    [InlineData("sarif", "json")]
    [InlineData("github", "txt")]
    public void Every_format_of_the_sample_findings_is_as_kept(string format, string extension)
    {
        string made = Write(format, Palette.None, new Report("lint", SampleFindings.All, Severity.Error));
        if (format == "sarif")
        {
            // The rules grow with the catalogue; another test looks at them.
            made = WithoutRules(made);
        }

        Golden.Match(Golden.TestData("cli", "formats", $"{format}.verified.{extension}"), made);
    }

    [Fact]
    public void Colours_are_as_kept() =>
        Golden.Match(Golden.TestData("cli", "formats", "text-colours.verified.txt"), Write("text", Palette.Ansi, new Report("lint", [SampleFindings.All[2], SampleFindings.All[^1], SampleFindings.All[^2]], Severity.Error)));

    [Fact]
    public void People_see_the_first_pieces_of_information_of_each_code_and_how_many_more_there_are()
    {
        string made = Write("text", Palette.None, new Report("lint", SampleFindings.ManyInfos, Severity.Error));
        Golden.Match(Golden.TestData("cli", "formats", "text-many-infos.verified.txt"), made);
    }

    [Theory]
    [InlineData("text", "info")]
    [InlineData("concise", "error")]
    [InlineData("json", "error")]
    [InlineData("sarif", "error")]
    [InlineData("github", "error")]
    public void All_pieces_of_information_are_there_where_they_fail_the_run_and_for_programs(string format, string failOn)
    {
        string made = Write(format, Palette.None, new Report("lint", SampleFindings.ManyInfos, failOn == "info" ? Severity.Info : Severity.Error));
        Assert.All(SampleFindings.ManyInfos, finding => Assert.Contains(finding.Message, made, StringComparison.Ordinal));
        Assert.DoesNotContain("more like these", made, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_file_reaches_a_terminal_as_a_control_code()
    {
        foreach (string format in new[] { "text", "concise" })
        {
            string made = Write(format, Palette.None, new Report("lint", SampleFindings.All, Severity.Error));
            Assert.DoesNotContain(made, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        }
    }

    [Fact]
    public void Carets_stand_under_the_text_by_display_width()
    {
        // Ideographs take two columns each, the combining accent none, the tab up to the next stop.
        string[] lines = Write("text", Palette.None, new Report("lint", [SampleFindings.All[4]], Severity.Error)).Split('\n');
        string text = lines[3];
        string carets = lines[4];

        Assert.EndsWith("^^^^", carets, StringComparison.Ordinal);
        string before = text[..text.IndexOf("評論", StringComparison.Ordinal)];
        int wide = before.Count(c => c is '商' or '店');
        int combining = before.Count(c => c == '\u0301');
        Assert.Equal(before.Length + wide - combining, carets.IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Long_lines_are_cut_around_the_caret()
    {
        string[] lines = Write("text", Palette.None, new Report("lint", [SampleFindings.All[7]], Severity.Error)).Split('\n');
        Assert.InRange(lines[3].Length, 100, 130);
        Assert.Equal(" wrong ", lines[3].Substring(lines[4].IndexOf('^', StringComparison.Ordinal), 7));
        Assert.Equal(2, lines[3].Count(c => c == '…'));
    }

    [Fact]
    public void Sarif_rules_are_the_catalogue_and_results_point_at_them()
    {
        using JsonDocument log = JsonDocument.Parse(Write("sarif", Palette.None, new Report("lint", SampleFindings.All, Severity.Error)));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.True(Catalogue.All.Count > 10);
        Assert.Equal(Catalogue.All.Select(descriptor => descriptor.Code), rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        foreach (JsonElement finding in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(finding.GetProperty("ruleId").GetString(), rules[finding.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        }
    }

    [Fact]
    public void Sarif_paths_are_uris()
    {
        string made = Write("sarif", Palette.None, new Report("lint", SampleFindings.All, Severity.Error));
        Assert.Contains("\"mesh/100%25%20odd%2C%20name%3A%20x.yaml\"", made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_what_its_schema_says()
    {
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromJsonAsync(EmbeddedText.Schema("diagnostics"));
        string lint = Write("json", Palette.None, new Report("lint", SampleFindings.All, Severity.Error));
        string gen = Write("json", Palette.None, new Report("gen", [], Severity.Error, s_outcome));

        Assert.Empty(schema.Validate(lint));
        Assert.Empty(schema.Validate(gen));
        Assert.NotEmpty(schema.Validate(lint.Replace("\"severity\": \"error\"", "\"severity\": \"fatal\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(lint.Replace("\"title\"", "\"titel\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(gen.Replace("\"unchanged\": 7", "\"unchanged\": -1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Formats_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberGroupSeparator = "'", NumberDecimalSeparator = "," } };
            Assert.Equal("2 clusters, 3,400 objects: 1 created, 0 updated, 1 deleted, 7 unchanged in 1.0 s", Summary.OfOutcome(s_outcome));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u200B", 0)]
    [InlineData("商", 2)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("한", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇨🇭", 2)]
    [InlineData("☎", 1)]
    [InlineData("☎️", 2)]
    [InlineData("𠮷", 2)]
    public void Display_width(string grapheme, int width) => Assert.Equal(width, DisplayWidth.Of(grapheme));

    private static string Write(string format, Palette palette, Report report)
    {
        using var writer = new StringWriter();
        IReportFormat found = ReportFormats.Find(format, palette) ?? throw new ArgumentException(format);
        found.Write(report, writer);
        return writer.ToString();
    }

    private static string WithoutRules(string sarif)
    {
        int start = sarif.IndexOf("\"rules\": [", StringComparison.Ordinal);
        int end = sarif.IndexOf("\"columnKind\"", StringComparison.Ordinal);
        var lines = sarif[end..].Split('\n').Where(line => !line.Contains("\"ruleIndex\"", StringComparison.Ordinal));
        return sarif[..start] + "...\n      " + string.Join('\n', lines);
    }
}
