using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Parsing;

/// <summary>The quick reader shares out the items of a long list among all cores: what it answers must be what YamlDotNet answers.</summary>
public sealed class LongListTests
{
    private const int Items = 300;
    private const int Mutations = 100;
    private const string Letters = "\"':#,[]{}-& \n0a";

    [Theory]
    [InlineData("spec:\n  services:\n", "  ", "")]
    [InlineData("spec:\n  services:\n", "    ", "  after: [x]\n")]
    [InlineData("spec:\n  services:\n", "    ", "# the end\n---\na: b\n")]
    [InlineData("", "", "---\n- b\n")]
    [InlineData("- - x\n", "  ", "- y")]
    public void A_long_list_is_read_the_same_wherever_it_stands(string before, string indentation, string after)
    {
        SourceFile file = File(before + List(indentation) + after);
        Assert.True(PlainYamlReader.TryRead(file, out ReadOnlyArray<YamlNode> quick));
        Assert.True(Agrees(file, quick));
    }

    [Fact]
    public void A_long_list_with_a_mistake_is_read_the_same_or_left_to_the_other_reader()
    {
        string list = List("    ");
        int read = 0;
        Parallel.For(0, Mutations, seed =>
        {
            var random = new Random(seed);
            int at = random.Next(list.Length);
            SourceFile file = File($"spec:\n  services:\n{list[..at]}{Letters[random.Next(Letters.Length)]}{list[(at + random.Next(2))..]}");
            if (PlainYamlReader.TryRead(file, out ReadOnlyArray<YamlNode> quick))
            {
                Assert.True(Agrees(file, quick), $"seed {seed}");
                Interlocked.Increment(ref read);
            }
        });
        Assert.InRange(read, Mutations / 10, Mutations * 9 / 10);
    }

    private static SourceFile File(string text) => new("long.yaml", text);

    private static string List(string indentation)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Items; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $$"""
                - name: s{{i}}
                  ports: [{name: http, number: {{i}}}, "- x"]

                # at the left, - no item
                  clusters:
                  - east # - no item either
                  - {name: west,
                      versions: [v1,
                       v2]}
                  - - deeper
                    -
                -
                - plain - text

                """);
            text.Append(indentation).Append(item.TrimEnd('\n').Replace("\n", "\n" + indentation, StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    private static bool Agrees(SourceFile file, ReadOnlyArray<YamlNode> quick)
    {
        var bag = new DiagnosticBag();
        return YamlReader.TryCompose(file, bag, out ReadOnlyArray<YamlNode> composed) && bag.Items.Count == 0 && ParsingCase.Dump(composed) == ParsingCase.Dump(quick);
    }
}
