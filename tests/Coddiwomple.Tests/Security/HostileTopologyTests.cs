using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Text;
using YamlDotNet.RepresentationModel;
using YamlNode = Coddiwomple.Parsing.YamlNode;

namespace Coddiwomple.Tests.Security;

/// <summary>
/// Every value and every key of several topologies is replaced by hostile text, one at a time. Either that is an error and nothing is generated, or the
/// objects are those of a harmless text, which a YAML reader other than ours confirms.
/// </summary>
public sealed class HostileTopologyTests
{
    private const string Harmless = "harmless";

    public static TheoryData<string> Hostile =>
    [
        "x\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: injected}\n",
        "x\"\r\nkind: Secret\n'injected': \"",
        "{{ 6 * 7 }}{{ include '/etc/passwd' }}",
        "} ] , injected: {kind: Secret} # ",
        "\u0085injected: 1\u2028kind: Secret\u0000\u001b[2J",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_breaks_out_of_its_place(string hostile)
    {
        int refused = 0;
        int written = 0;
        foreach (string name in new[] { "040-route-by-request", "080-gateways", "160-resilience", "170-http-features", "180-access" })
        {
            SourceFile source = OkCases.Source(name);
            foreach (SourceSpan place in ScalarsOf(source))
            {
                if (Compile(source, place, hostile) is not { } tree)
                {
                    refused++;
                    continue;
                }

                written++;
                OutputTree? expected = Compile(source, place, Harmless);
                string[] made = [.. ShapeOf(tree).Select(line => line.Replace(hostile, Harmless, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
                Assert.DoesNotContain(made, line => line.Contains("kind=Secret", StringComparison.Ordinal) || line.Contains("/injected", StringComparison.Ordinal));
                if (expected is not null)
                {
                    Assert.Equal(ShapeOf(expected).Order(StringComparer.Ordinal), made);
                }
            }
        }

        Assert.True(refused > 300, $"only {refused} places refused the text");
        Assert.True(written > 3, $"only {written} places took the text");
    }

    [Fact]
    public void Topologies_without_end_or_measure_are_refused()
    {
        string deep = new string('[', 5000) + new string(']', 5000);
        string wide = "a: &a [" + string.Join(',', Enumerable.Repeat("x", 1000)) + "]\nb: &b [" + string.Join(',', Enumerable.Repeat("*a", 1000)) + "]\nc: [" + string.Join(',', Enumerable.Repeat("*b", 1000)) + "]\n";
        foreach ((string text, string code) in new[] { (deep, "CW0010"), (wide, "CW0009"), ("a: &a [*a]", "CW0008") })
        {
            CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", text)], CompileOptions.Default);
            Assert.Null(result.Tree);
            Assert.Contains(code, result.Diagnostics.Select(found => found.Code));
        }
    }

    private static OutputTree? Compile(SourceFile source, SourceSpan place, string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        string yaml = source.Content[..place.Start] + quoted.Append('"') + source.Content[place.End..];
        CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", yaml)], CompileOptions.Default);
        Assert.True(result.Tree is not null || result.Diagnostics.Any(found => found.Severity == Severity.Error));
        return result.Tree;
    }

    private static List<SourceSpan> ScalarsOf(SourceFile source)
    {
        YamlReader.TryRead(source, new DiagnosticBag(), out ReadOnlyArray<YamlNode> documents);
        var places = new List<SourceSpan>();
        documents.ToList().ForEach(Add);
        Assert.True(places.Count > 40);
        return places;

        void Add(YamlNode node)
        {
            switch (node)
            {
                case YamlScalar scalar:
                    places.Add(scalar.Span);
                    break;
                case YamlSequence list:
                    list.Items.ToList().ForEach(Add);
                    break;
                case YamlMapping map:
                    foreach (YamlEntry entry in map.Entries)
                    {
                        places.Add(entry.Key.Span);
                        Add(entry.Value);
                    }

                    break;
            }
        }
    }

    /// <summary>What YamlDotNet reads in every object: a line a scalar, with the keys that lead to it.</summary>
    private static List<string> ShapeOf(OutputTree tree)
    {
        var lines = new List<string>();
        foreach (OutputFile file in tree.Files)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Encoding.UTF8.GetString(file.Content.ToArray())));
            foreach (YamlDocument document in stream.Documents)
            {
                Add(file.Path, document.RootNode);
            }
        }

        return lines;

        void Add(string path, YamlDotNet.RepresentationModel.YamlNode node)
        {
            switch (node)
            {
                case YamlScalarNode scalar:
                    lines.Add($"{path}={scalar.Value}");
                    break;
                case YamlSequenceNode list:
                    list.Children.ToList().ForEach(item => Add(path + "[]", item));
                    break;
                case YamlMappingNode map:
                    foreach ((YamlDotNet.RepresentationModel.YamlNode key, YamlDotNet.RepresentationModel.YamlNode value) in map.Children)
                    {
                        Add($"{path}/{((YamlScalarNode)key).Value}", value);
                    }

                    break;
            }
        }
    }
}
