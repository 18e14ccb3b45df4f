using System.Text;
using Xunit.Sdk;

namespace Coddiwomple.Tests;

/// <summary>A comparison that cannot fail would make every golden test worthless.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-golden-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Equal_files_match_and_others_are_received()
    {
        string kept = Path.Combine(_folder, "a.verified.txt");
        File.WriteAllText(kept, "one\ntwo\n");
        Golden.Match(kept, "one\ntwo\n");

        var failure = Assert.Throws<FailException>(() => Golden.Match(kept, "one\nthree\n", accept: false));

        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(Path.Combine(_folder, "a.received.txt")));
    }

    [Fact]
    public void Folders_differ_by_missing_different_and_extra_files()
    {
        string expected = Path.Combine(_folder, "expected");
        Directory.CreateDirectory(Path.Combine(expected, "x"));
        File.WriteAllText(Path.Combine(expected, "x", "same"), "1");
        File.WriteAllText(Path.Combine(expected, "changed"), "1");
        File.WriteAllText(Path.Combine(expected, "gone"), "1");
        var made = new Dictionary<string, byte[]> { ["x/same"] = Bytes("1"), ["changed"] = Bytes("2"), ["new"] = Bytes("1") };

        var failure = Assert.Throws<FailException>(() => Golden.MatchFolder(expected, made, accept: false));

        Assert.Contains("3 files differ", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "expected.received", "new")));
        Golden.MatchFolder(expected, Golden.ReadFolder(expected));
        Assert.False(Directory.Exists(Path.Combine(_folder, "expected.received")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
