using Coddiwomple.Diagnostics;
using Coddiwomple.Rendering;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>What a user's template renders is proven, and a mistake is shown where the template makes it.</summary>
public sealed class ReplacedTemplateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-templates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("  host: {{ host }}\n", "  hots: {{ host }}\n", "CW1001", "hots")]
    [InlineData("  host: {{ host }}\n", "  host: {{ host }}/x\n", "CW1008", "host }}/x")]
    [InlineData("    - name: {{ subset.name }}\n", "    - name: {{ subset.name }}_\n", "CW1010", "subset.name }}_")]
    public void A_mistake_is_shown_in_the_template(string old, string planted, string code, string underlined)
    {
        const string Name = "destination-rule.yaml.sbn";
        string text = BuiltInTemplates.Read(Name);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, Name), text.Replace(old, planted, StringComparison.Ordinal));

        CompileResult result = Compiler.Compile([OkCases.Source("010-bookinfo")], CompileOptions.Default with { TemplateFolder = _folder });

        Diagnostic found = result.Diagnostics.First(diagnostic => diagnostic.Code == code);
        Assert.Null(result.Tree);
        SourceSpan place = Assert.NotNull(found.Span);
        Assert.EndsWith("/" + Name, place.File.Path, StringComparison.Ordinal);
        string line = place.File.LineText(place.StartPosition.Line);
        Assert.Equal(planted.TrimEnd('\n').Trim(), line.Trim());
        Assert.Contains(underlined, line[(place.StartPosition.Column - 1)..], StringComparison.Ordinal);
        Assert.Contains("rendered so for DestinationRule \"", found.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_in_templates_pass_the_deep_check()
    {
        CompileResult result = Compiler.Compile([OkCases.Source("010-bookinfo")], CompileOptions.Default with { IsDeep = true });
        Assert.NotNull(result.Tree);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Code.StartsWith("CW10", StringComparison.Ordinal));
    }
}
