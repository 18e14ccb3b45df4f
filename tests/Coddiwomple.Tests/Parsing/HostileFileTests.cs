using System.Diagnostics;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Parsing;

/// <summary>Files made to cost more than they are worth: a diagnostic each, soon.</summary>
public sealed class HostileFileTests
{
    public static TheoryData<string, string> Files() => new()
    {
        { "brackets", "CW0010" },
        { "braces", "CW0010" },
        { "dashes", "CW0010" },
        { "indentation", "CW0010" },
        { "aliases of aliases", "CW0009" },
        { "a chain of aliases", "CW0010" },
        { "merges of merges", "CW0009" },
        { "anchors in anchors", "CW0010" },
        { "one long line", "CW0106" },
        { "one long key", "CW0001" },
        { "many open quotes", "CW0006" },
        { "many documents", "CW0106" },
        { "many keys", "CW0106" },
        { "nothing but tabs", "CW0005" },
        { "nothing but colons", "CW0014" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void ADiagnosticSoon(string name, string code)
    {
        var watch = Stopwatch.StartNew();
        string[] codes = ParsingCase.Codes(new SourceFile("hostile.yaml", Make(name)));

        Assert.Equal([code], codes.Distinct());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void DepthThatIsAllowedIsRead()
    {
        string yaml = "a: " + new string('[', 98) + new string(']', 98) + "\n";
        Assert.Equal(ParsingCase.Dump(ParsingCase.Composed(yaml)), ParsingCase.Dump(ParsingCase.Yaml(yaml)));
    }

    private static string Make(string name) => name switch
    {
        "brackets" => new string('[', 100_000),
        "braces" => Repeat(10_000, i => "{a: "),
        "dashes" => Repeat(10_000, i => "- "),
        "indentation" => Repeat(2_000, i => new string(' ', i) + "a:\n"),
        "aliases of aliases" => "- &x0 [x, x, x, x, x, x, x, x, x, x]\n" + Repeat(30, i => $"- &x{i + 1} [{Repeat(10, _ => $"*x{i}, ")}]\n"),
        "a chain of aliases" => "- &x0 [x]\n" + Repeat(5_000, i => $"- &x{i + 1} [*x{i}]\n"),
        "merges of merges" => "- &x0 {a: [1, 2, 3, 4]}\n" + Repeat(30, i => $"- &x{i + 1} {{a: *x{i}, <<: [*x{i}, *x{i}, *x{i}, *x{i}]}}\n"),
        "anchors in anchors" => Repeat(5_000, i => $"&x{i} [") + "x",
        "one long line" => "a: " + new string('x', 5_000_000),
        "one long key" => "a: b\n" + new string('x', 1_000_000) + ": c\n",
        "many open quotes" => Repeat(100_000, i => "- 'a\n"),
        "many documents" => Repeat(2_000, i => "--- # one\na: b\n"),
        "many keys" => Repeat(100_000, i => $"key{i}: &anchor{i} value\n"),
        "nothing but tabs" => "a:\n" + new string('\t', 100_000) + "b",
        "nothing but colons" => Repeat(5_000, i => ": \n"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Repeat(int count, Func<int, string> make)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(make(i));
        }

        return text.ToString();
    }
}
