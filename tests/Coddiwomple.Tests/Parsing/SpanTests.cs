using Coddiwomple.Parsing;

namespace Coddiwomple.Tests.Parsing;

/// <summary>Every node spans exactly the text it was written as: by both readers, with every line end, with and without a byte order mark.</summary>
public sealed class SpanTests
{
    private const string Everything = """
        # comment
        plain: some text   # comment
        quoted: "a b"
        'single': 'c d'
        flow: [x, {y: "z"}]
        block:
          - one
          - two: 2
            three: [3,
              4]
          -
            nested
        empty:
        "😀 smile": grin 😀 wide
        näme: ünïcode

        """;

    /// <summary>The source text of every scalar and bracketed collection of <see cref="Everything"/>, in order.</summary>
    private static readonly string[] s_expected =
    [
        "plain", "some text", "quoted", "\"a b\"", "'single'", "'c d'", "flow", "[x, {y: \"z\"}]", "x", "{y: \"z\"}", "y", "\"z\"", "block",
        "one", "two", "2", "three", "[3,\n      4]", "3", "4", "nested", "empty", "", "\"😀 smile\"", "grin 😀 wide", "näme", "ünïcode",
    ];

    [Theory]
    [InlineData("", "\n")]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("---\n", "\n")]
    [InlineData("# two\n\n# lines\n", "\r\n")]
    public void EveryNodeSpansItsText(string start, string lineEnd)
    {
        string yaml = (start + Everything).ReplaceLineEndings(lineEnd);
        string[] expected = [.. s_expected.Select(text => text.ReplaceLineEndings(lineEnd))];

        Assert.Equal(expected, Texts(Assert.Single(ParsingCase.Yaml(yaml))));
        Assert.Equal(expected, Texts(Assert.Single(ParsingCase.Composed(yaml))));
    }

    [Theory]
    [InlineData("a: b\n", 3, 4)]
    [InlineData("a: \"b\"\n", 3, 6)]
    [InlineData("a:\n  b: c\n  d: e # f\n", 5, 16)]
    [InlineData("a:\n- b\n- c\n\n\n", 3, 10)]
    [InlineData("a: |\n  b\n  c\n\n", 3, 12)]
    [InlineData("a: >-\r\n  b\r\n  c\r\nd: e", 3, 15)]
    [InlineData("a: b\n  c\nd: e\n", 3, 8)]
    [InlineData("a: \"b\n  c\"\n", 3, 10)]
    [InlineData("a: &x [b]\nc: *x\n", 3, 9)]
    [InlineData("a: !!str 3\nc: d\n", 3, 10)]
    [InlineData("a:\tb\n", 3, 4)]
    [InlineData("a: 'it''s'\n", 3, 10)]
    [InlineData("a: {\"b\":1}\n", 3, 10)]
    [InlineData("a: [b, c, ]\n", 3, 11)]
    public void TheFirstValueSpans(string yaml, int start, int end)
    {
        YamlNode value = Assert.IsType<YamlMapping>(Assert.Single(ParsingCase.Yaml(yaml))).Entries[0].Value;
        Assert.Equal((start, end), (value.Span.Start, value.Span.End));
    }

    [Theory]
    [InlineData("kind: Topology\r\nmetdata: {}\r\n", "CW0101@2:1-2:8 <metdata>")]
    [InlineData("\uFEFFkind: Topology\nmetdata: {}\n", "CW0101@2:1-2:8 <metdata>")]
    [InlineData("kind: Topology\nmetadata: {\"😀\": x}\n", "CW0101@2:12-2:16 <\"😀\">")]
    [InlineData("kind: Topology\nmetadata: {name: 😀, nmae: x}\n", "CW0101@2:22-2:26 <nmae>")]
    [InlineData("kind: Topology\n# line\u00e4\nmetadata: [ä, ö]\n", "CW0102@3:11-3:17 <[ä, ö]>")]
    public void DiagnosticsPointToTheColumn(string yaml, string expected)
    {
        string[] found = ParsingCase.Problems(yaml + "apiVersion: coddiwomple.io/v1alpha1\nspec: {}\n");
        Assert.Contains(found, line => line.StartsWith(expected + " ", StringComparison.Ordinal));
    }

    private static string[] Texts(YamlNode root)
    {
        List<string> texts = [];
        Collect(root, texts);
        return [.. texts];
    }

    private static void Collect(YamlNode node, List<string> texts)
    {
        string text = node.Span.File.Content[node.Span.Start..node.Span.End];
        if (node is YamlScalar || text[0] is '[' or '{')
        {
            texts.Add(text);
        }

        switch (node)
        {
            case YamlSequence sequence:
                foreach (YamlNode item in sequence.Items)
                {
                    Collect(item, texts);
                }

                break;
            case YamlMapping mapping:
                foreach (YamlEntry entry in mapping.Entries)
                {
                    texts.Add(entry.Key.Span.File.Content[entry.Key.Start..entry.Key.End]);
                    Collect(entry.Value, texts);
                }

                break;
        }
    }
}
