using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;
using Xunit.Abstractions;

namespace Coddiwomple.Tests.Parsing;

/// <summary>
/// Files with random mistakes: nothing throws or hangs, every diagnostic points into the file, and where the quick reader answers, YamlDotNet says the same.
/// <c>CODDIWOMPLE_MUTATIONS</c> sets how many; a failure names the seed that makes the file again.
/// </summary>
public sealed class MutatedFileTests(ITestOutputHelper output)
{
    private const string Letters = "\"':#,[]{}-&*!|>%@`?~ \n\r\t.<=0a\\\0\u2028é😀";

    private static readonly int s_count =
        int.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_MUTATIONS"), CultureInfo.InvariantCulture, out int count) ? count : 20_000;

    [Fact]
    public void NothingThrowsAndBothReadersAgree()
    {
        byte[][] seeds = Seeds();
        Assert.True(seeds.Length >= 20, $"only {seeds.Length} files to mutate");
        int quick = 0;
        int failed = 0;
        var watch = Stopwatch.StartNew();
        Parallel.For(0, s_count, seed =>
        {
            try
            {
                (bool isQuick, bool hasErrors) = Read(Mutate(seeds[seed % seeds.Length], new Random(seed)));
                Interlocked.Add(ref quick, isQuick ? 1 : 0);
                Interlocked.Add(ref failed, hasErrors ? 1 : 0);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        });

        output.WriteLine($"seeds 0 to {s_count - 1}: {quick} read by the quick reader, {failed} with errors, {watch.ElapsedMilliseconds} ms");
        Assert.InRange(quick, s_count / 10, s_count);
        Assert.InRange(failed, s_count / 3, s_count);
    }

    private static (bool IsQuick, bool HasErrors) Read(byte[] bytes)
    {
        SourceFile file = SourceDecoder.Decode("mutated.yaml", bytes);
        var bag = new DiagnosticBag();
        ImmutableArray<TopologyDocument> documents = TopologyParser.Parse(file, bag);
        foreach (Diagnostic diagnostic in bag.Items)
        {
            SourceSpan span = diagnostic.Span ?? throw new InvalidOperationException($"{diagnostic.Code} has no place");
            Assert.InRange(span.Start, 0, file.Content.Length);
            Assert.InRange(span.End, span.Start, file.Content.Length);
            Assert.False(string.IsNullOrWhiteSpace(diagnostic.Message));
        }

        Assert.True(bag.HasErrors || documents.All(document => !document.IsSpoiled), "spoiled without a diagnostic");
        bool isQuick = file.Defect is null && YamlCharacters.Check(file, new DiagnosticBag()) && PlainYamlReader.TryRead(file, out ImmutableArray<YamlNode> quick) && Agrees(file, quick);
        return (isQuick, bag.HasErrors);
    }

    private static bool Agrees(SourceFile file, ImmutableArray<YamlNode> quick)
    {
        var bag = new DiagnosticBag();
        Assert.True(YamlReader.TryCompose(file, bag, out ImmutableArray<YamlNode> composed), bag.Items.FirstOrDefault()?.Message);
        Assert.Empty(bag.Items);
        Assert.Equal(ParsingCase.Dump(composed), ParsingCase.Dump(quick));
        return true;
    }

    private static byte[][] Seeds()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Golden.TestData("ok"), "topology.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Golden.TestData("err"), "CW0*.yaml"))
            .Order(StringComparer.Ordinal);
        return [.. files.Select(File.ReadAllBytes).Where(bytes => bytes.Length < 10_000), Encoding.UTF8.GetBytes(Odd)];
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
        switch (random.Next(9))
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
            default:
                lines[line] = new string(' ', random.Next(10)) + lines[line].TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }

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
