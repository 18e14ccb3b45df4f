using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Docs;

/// <summary>The pages say what the program does.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages() => [.. ReferencePages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void GeneratedPagesAreUpToDate(string name) => Golden.Match(Path.Combine(Golden.Repository, "docs", name), ReferencePages.Page(name));

    [Fact]
    public void TheDiagnosticsPageHoldsEveryCode()
    {
        string page = ReferencePages.Page("diagnostics.md");
        Assert.True(Catalogue.All.Count > 110);
        Assert.All(Catalogue.All, descriptor => Assert.Contains($"\n# {descriptor.Code}: {descriptor.Title}\n", page, StringComparison.Ordinal));
    }

    /// <summary>
    /// A YAML block is a whole topology (it says <c>kind: Topology</c>) and compiles; or marked <c>yaml part</c>, keys of one object of a topology; or marked
    /// <c>yaml from=path</c>, lines of that file (<c># ...</c> for what is left out); or something else that has nothing of ours.
    /// </summary>
    [Fact]
    public void EveryYamlBlockHolds()
    {
        int topologies = 0;
        int parts = 0;
        int excerpts = 0;
        foreach (MarkdownBlock block in MarkdownBlock.OfAllPages().Where(block => block.Words is ["yaml", ..]))
        {
            string? source = block.Words.FirstOrDefault(word => word.StartsWith("from=", StringComparison.Ordinal))?["from=".Length..];
            if (source is not null)
            {
                AssertExcerpt(block, source);
                excerpts++;
            }
            else if (block.Text.Contains("kind: Topology", StringComparison.Ordinal))
            {
                CompileResult result = Compiler.Compile([new SourceFile(block.ToString(), block.Text)], CompileOptions.Default);
                Assert.Equal([], result.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => $"{block}: {found.Message}"));
                topologies++;
            }
            else
            {
                AssertParses(block);
                Assert.DoesNotContain("coddiwomple.io/v1alpha1", block.Text, StringComparison.Ordinal);
                if (block.Words.Contains("part"))
                {
                    AssertPart(block);
                    parts++;
                }
            }
        }

        Assert.True(topologies >= 2 && parts >= 3 && excerpts >= 6, $"only {topologies} topologies, {parts} parts and {excerpts} excerpts were looked at");
    }

    [Fact]
    public void LinksLeadSomewhere()
    {
        string[] pages = [Path.Combine(Golden.Repository, "README.md"), .. Directory.EnumerateFiles(Path.Combine(Golden.Repository, "docs"), "*.md")];
        int looked = 0;
        foreach (string page in pages)
        {
            foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?!https?://)([^)\s]*)\)"))
            {
                string[] target = link.Groups[1].Value.Split('#');
                string file = target[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, target[0]);
                Assert.True(Path.Exists(file), $"{page}: nothing is at {link.Groups[1].Value}");
                if (target.Length > 1)
                {
                    Assert.Contains(target[1], Anchors(file));
                }

                looked++;
            }
        }

        Assert.True(looked > 150, $"only {looked} links were looked at");
    }

    private static IEnumerable<string> Anchors(string file) =>
        File.ReadLines(file)
            .Where(line => line.StartsWith('#'))
            .Select(line => new string([.. line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')]).Replace(' ', '-'));

    private static void AssertExcerpt(MarkdownBlock block, string source)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Golden.Repository, source));
        int at = 0;
        foreach (string[] chunk in Chunks(block.Lines))
        {
            int found = Enumerable.Range(at, Math.Max(0, lines.Length - at - chunk.Length + 1)).FirstOrDefault(i => lines.AsSpan(i, chunk.Length).SequenceEqual(chunk), -1);
            Assert.True(found >= 0, $"{block}: {source} has no such lines (any more):\n{string.Join('\n', chunk)}");
            at = found + chunk.Length;
        }
    }

    private static IEnumerable<string[]> Chunks(string[] lines)
    {
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            if (i == lines.Length || lines[i].Trim() == "# ...")
            {
                if (i > start)
                {
                    yield return lines[start..i];
                }

                start = i + 1;
            }
        }
    }

    private static void AssertParses(MarkdownBlock block)
    {
        var bag = new DiagnosticBag();
        YamlReader.TryRead(new SourceFile(block.ToString(), block.Text), bag, out _);
        Assert.Equal([], bag.Items.Select(found => $"{block}: {found.Message}"));
    }

    // The keys of a part are those of one object that the reader knows, and what they hold is read without a word.
    private static void AssertPart(MarkdownBlock block)
    {
        var bag = new DiagnosticBag();
        Assert.True(YamlReader.TryRead(new SourceFile(block.ToString(), block.Text), bag, out var documents));
        string[] keys = [.. Assert.IsType<YamlMapping>(Assert.Single(documents)).Entries.Select(entry => entry.Key.Text)];
        bool isKnown = TopologyShapes.All.Any(shape => keys.All(shape.Keys.Contains));
        Assert.True(isKnown, $"{block}: no object of a topology has the keys {string.Join(", ", keys)}");
    }
}
