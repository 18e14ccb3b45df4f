using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;
using Xunit.Abstractions;

namespace Coddiwomple.Tests.Parsing;

/// <summary>
/// Files with random mistakes: nothing throws or hangs, and every diagnostic points into the file. Some of them go through the whole compiler, not the
/// parser alone, and some are read by both readers of YAML, which must agree where the quick one answers.
/// <c>CODDIWOMPLE_MUTATIONS</c> sets how many, <c>CODDIWOMPLE_SEED</c> the first; a failure names the seed that makes the file again.
/// </summary>
public sealed class MutatedFileTests(ITestOutputHelper output)
{
    private const string Letters = "\"':#,[]{}-&*!|>%@`?~ \n\r\t.<=0a\\\0\u2028é😀";

    private static readonly string[] s_words =
    [
        "", "null", "-1", "0", "65536", "99999999999999999999", "1e9", "true", "[]", "{}", "[[]]", "{a: {b: c}}", "\"*\"", "a/b/c", "240.64.0.1", "10.0.0.0/8", "::1", "999999h",
        "0.5ns", "v1", "east", "any", "pods", "\"(\"", "\"\\uD800\"", "DISABLE", "TCP", "gw.example.com.", new('x', 300), "\"1.4\"", "rewrite", "closed",
    ];

    private static readonly int s_count =
        int.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_MUTATIONS"), CultureInfo.InvariantCulture, out int count) ? count : 200_000;

    private static readonly int s_first =
        int.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_SEED"), CultureInfo.InvariantCulture, out int first) ? first : 0;

    [Fact]
    public void NothingThrowsAndBothReadersAgree()
    {
        byte[][] seeds = Seeds();
        Assert.True(seeds.Length >= 20, $"only {seeds.Length} files to mutate");
        int quick = 0;
        int compared = 0;
        int failed = 0;
        var failures = new ConcurrentBag<string>();
        var watch = Stopwatch.StartNew();
        Parallel.For(s_first, s_first + s_count, seed =>
        {
            try
            {
                byte[] bytes = Mutate(seeds[seed % seeds.Length], new Random(seed));
                SourceFile file = SourceDecoder.Decode("mutated.yaml", bytes);
                Interlocked.Add(ref failed, (seed % 10 == 0 ? Compile(file) : Parse(file)) ? 1 : 0);
                if (seed % 10 == 1)
                {
                    Interlocked.Increment(ref compared);
                    Interlocked.Add(ref quick, ReadTwice(file) ? 1 : 0);
                }
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}: {e}");
            }
        });

        output.WriteLine($"seeds {s_first} to {s_first + s_count - 1}: {failed} with errors, {quick} of {compared} read by the quick reader, {watch.ElapsedMilliseconds} ms");
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(5)));
        Assert.InRange(quick, compared / 10, compared);
        Assert.InRange(failed, s_count / 3, s_count);
    }

    private static bool Parse(SourceFile file)
    {
        var bag = new DiagnosticBag();
        ReadOnlyArray<TopologyDocument> documents = TopologyParser.Parse(file, bag);
        CheckPlaces(bag.Items);
        Assert.True(bag.HasErrors || documents.All(document => !document.IsSpoiled), "spoiled without a diagnostic");
        return bag.HasErrors;
    }

    private static bool Compile(SourceFile file)
    {
        CompileResult result = Compiler.Compile([file], CompileOptions.Default);
        CheckPlaces(result.Diagnostics);
        bool hasErrors = result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal(hasErrors, result.Tree is null);
        return hasErrors;
    }

    private static void CheckPlaces(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Span is not { } span)
            {
                Assert.Same(Catalogue.NoMesh, diagnostic.Descriptor);
                continue;
            }

            Assert.InRange(span.Start, 0, span.File.Content.Length);
            Assert.InRange(span.End, span.Start, span.File.Content.Length);
            Assert.False(string.IsNullOrWhiteSpace(diagnostic.Message));
        }
    }

    private static bool ReadTwice(SourceFile file) =>
        file.Defect is null && YamlCharacters.Check(file, new DiagnosticBag()) && PlainYamlReader.TryRead(file, out ReadOnlyArray<YamlNode> quick) && Agrees(file, quick);

    private static bool Agrees(SourceFile file, ReadOnlyArray<YamlNode> quick)
    {
        var bag = new DiagnosticBag();
        Assert.True(YamlReader.TryCompose(file, bag, out ReadOnlyArray<YamlNode> composed), bag.Items.FirstOrDefault()?.Message);
        Assert.Empty(bag.Items);
        Assert.Equal(ParsingCase.Dump(composed), ParsingCase.Dump(quick));
        return true;
    }

    private static byte[][] Seeds()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Golden.TestData("ok"), "topology.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Golden.TestData("err"), "CW0*.yaml"))
            .Order(StringComparer.Ordinal);
        return [.. files.Select(File.ReadAllBytes).Where(bytes => bytes.Length < 2_000), Encoding.UTF8.GetBytes(Odd)];
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        string text = Encoding.UTF8.GetString(seed);
        for (int changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            text = MutateOnce(text, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(20) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string MutateOnce(string text, Random random)
    {
        int at = random.Next(text.Length);
        int end = Math.Min(text.Length, at + random.Next(1, 25));
        List<string> lines = [.. text.Split('\n')];
        int line = random.Next(lines.Count);
        switch (random.Next(11))
        {
            case 0:
                return text.Remove(at, 1);
            case 1:
                return text.Insert(at, Letters[random.Next(Letters.Length)].ToString());
            case 2:
                return text.Remove(at, end - at);
            case 3:
                return text.Insert(random.Next(text.Length), text[at..end]);
            case 4:
                return text.ReplaceLineEndings("\r\n");
            case 5:
                return text[..at];
            case 6:
                lines.Insert(line, lines[random.Next(lines.Count)]);
                break;
            case 7:
                lines.RemoveAt(line);
                break;
            case 8 or 9:
                return ReplaceWord(text, at, random);
            default:
                lines[line] = new string(' ', random.Next(10)) + lines[line].TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }

    private static string ReplaceWord(string text, int at, Random random)
    {
        int start = at;
        while (start > 0 && IsOfWord(text[start - 1]))
        {
            start--;
        }

        int end = at;
        while (end < text.Length && IsOfWord(text[end]))
        {
            end++;
        }

        return string.Concat(text.AsSpan(0, start), s_words[random.Next(s_words.Length)], text.AsSpan(end));
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '*';

    private const string Odd = """
        # head
        --- # one
        a: b
        c:
        - d
        - e: f
          g:
          - h
          -
            i: 1
          - - j
            - k
        l:   # comment
          m: 'n o'
          "p q": r#s:t   # c
        u: [v, {w: x,
             y: "z"}, # c
            aa, ]
        empty:
        ---
        base: &base {a: 1, b: [c]}
        merged: {<<: *base, d: |
          text
          }
        ---
        - x
        -
        - y: 1
          z: -1
        """;
}
