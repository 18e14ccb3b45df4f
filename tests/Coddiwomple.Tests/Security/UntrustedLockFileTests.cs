using System.Text;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Security;

/// <summary>Anybody can edit or merge the lock file.</summary>
public sealed class UntrustedLockFileTests
{
    [Theory]
    [InlineData("reviews.default.global: 169.254.169.254")]
    [InlineData("reviews.default.global: 10.0.0.1")]
    [InlineData("elsewhere.default.global: 240.64.1.1")]
    public void Addresses_that_nobody_gave_are_dropped(string line)
    {
        CompileResult result = Compile($"addresses:\n  {line}\n");
        string expected = TextOf(OkCases.Compile("010-bookinfo"));
        Assert.Equal(expected, TextOf(result));
        Assert.DoesNotContain(line.Split(' ')[1], expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reviews.default.global: 240.64.1.1\n---\nkind: Secret")]
    [InlineData("reviews.default.global: \"240.64.1.1\"")]
    [InlineData("reviews.default.global: 240.64.1.1 # {{ x }}")]
    [InlineData("<<<<<<< ours")]
    public void Lines_that_we_never_write_are_errors(string line)
    {
        CompileResult result = Compile($"addresses:\n  {line}\n");
        Assert.Null(result.Tree);
        Assert.Contains(result.Diagnostics, found => found.Span?.File.Path == "out/coddiwomple.lock.yaml");
    }

    private static CompileResult Compile(string lockText) =>
        Compiler.Compile([OkCases.Source("010-bookinfo")], CompileOptions.Default with { LockFile = new SourceFile("out/coddiwomple.lock.yaml", lockText) });

    private static string TextOf(CompileResult result) => string.Concat(result.Tree!.Files.Select(file => Encoding.UTF8.GetString(file.Content.ToArray())));
}
