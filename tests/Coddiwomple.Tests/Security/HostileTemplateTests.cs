using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Security;

/// <summary>Templates of a folder that somebody else wrote, given with <c>--templates</c>.</summary>
public sealed class HostileTemplateTests : IDisposable
{
    private const string Secret = "kept secret";

    private readonly string _root = Directory.CreateTempSubdirectory("coddiwomple-templates-").FullName;

    private string Folder => Path.Combine(_root, "templates");

    public HostileTemplateTests()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "below"));
        File.WriteAllText(Path.Combine(_root, "secret.sbn"), Secret);
        File.WriteAllText(Path.Combine(Folder, "below", "secret.sbn"), Secret);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("{{ include '../secret.sbn' }}")]
    [InlineData("{{ include '../templates/../secret.sbn' }}")]
    [InlineData("{{ include 'below/secret.sbn' }}")]
    [InlineData("{{ include 'below/../../secret.sbn' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    [InlineData("{{ include 'file:///etc/passwd' }}")]
    [InlineData("{{ include 'https://example.com/x.sbn' }}")]
    [InlineData("{{ include 'ROOT/secret.sbn' }}")]
    [InlineData("{{ include_join ['../secret.sbn'] ',' 'tpl:../secret.sbn' }}")]
    public void Includes_find_nothing_outside_of_the_folder(string template) =>
        Assert.Contains("CW0802", Failure(template.Replace("ROOT", _root, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Links_do_not_lead_out_of_the_folder()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "linked.sbn"), Path.Combine(_root, "secret.sbn"));
        var failure = Assert.Throws<CannotProceedException>(() => Render("{{ include 'linked.sbn' }}"));
        Assert.Contains("leads out of its folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_nothing_is_named()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "linked.sbn"), "nothing.sbn");
        var failure = Assert.Throws<CannotProceedException>(() => Render("{{ include 'linked.sbn' }}"));
        Assert.EndsWith("/linked.sbn\": there is no such file or folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_within_the_folder_are_followed()
    {
        File.WriteAllText(Path.Combine(Folder, "target.sbn"), "# from the target");
        File.CreateSymbolicLink(Path.Combine(Folder, "linked.sbn"), "target.sbn");
        const string Template = "{{ include 'linked.sbn' }}\n{{ include 'metadata.yaml.sbn' }}spec: {servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}";
        string text = Encoding.UTF8.GetString(Render(Template).Tree!.Files.Single(file => file.Path == "kind2/mesh.yaml").Content.ToArray());
        Assert.Contains("# from the target\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ while true }}{{ end }}", "limit")]
    [InlineData("{{ for i in 1..100000000 }}{{ end }}", "limit")]
    [InlineData("{{ for i in 1..1000 }}{{ for j in 1..1000 }}{{ end }}{{ end }}", "limit")]
    [InlineData("{{ 1..100000000 | array.reverse }}", "limit")]
    [InlineData("{{ 1..2000000000 | object.to_json }}", "limit")]
    [InlineData("{{ x = [1]; for i in 1..60; x = array.concat x x; end; x.size }}", "limit")]
    [InlineData("{{ x = [1]; for i in 1..60; x = x + x; end; for i in x; end }}", "limit")]
    [InlineData("{{ x = 1..350000; y = x + x + x; for i in y }}{{ end }}", "limit")]
    public void Loops_end(string template, string because) => Assert.Contains(because, Failure(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ func f; f; end; f }}")]
    [InlineData("{{ func f(n); f (n + 1); end; f 1 }}")]
    [InlineData("{{ include 'gateway.yaml.sbn' }}")]
    [InlineData("{{ x = {}; x.x = x; x }}")]
    public void Recursion_ends(string template) => Assert.Contains("CW0802", Failure(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ x = [1]; y = [1]; for i in 1..100000; x = [x]; y = [y]; end; x == y }}")]
    [InlineData("{{ x = [1]; for i in 1..100000; x = [x]; end; x < x }}")]
    [InlineData("{{ x = {}; x.x = x; y = 'x' + '.x' * 100000; object.eval y }}")]
    [InlineData("{{ y = 'x' + '[0]' * 100000; object.eval y }}")]
    [InlineData("{{ func f; ret ((((((((((((((((((((f)))))))))))))))))))); end; f }}")]
    public void Depth_ends(string template) => Assert.Contains("CW080", Failure(template), StringComparison.Ordinal);

    // However deep sequences pick from sequences, that ends in a message about the template.
    [Theory]
    [InlineData("x = array.concat x [1]", "limit")]
    [InlineData("x = x + [1]", "limit")]
    [InlineData("x = x | array.concat null", "not an object")]
    [InlineData("x = x | array.reverse", "not an object")]
    [InlineData("x = x | array.each null", "not an object")]
    [InlineData("x = x | array.limit 5", "not an object")]
    public void Sequences_of_sequences_end(string step, string because) => Assert.Contains(
        because, Failure("{{ x = 1..2; for i in 1..20000; STEP; end; x.size }}".Replace("STEP", step, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Nesting_ends() => Assert.Contains("CW0801", Failure("{{ x = " + new string('(', 50_000) + "1" + new string(')', 50_000) + " }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ x = 'ab' * 1000000000 }}")]
    [InlineData("{{ s = 'x' * 1000000; for i in 1..10000; s; end }}")]
    [InlineData("{{ include 'metadata.yaml.sbn' }}\n{{ s = '#' * 1000000; for i in 1..17; s; end }}")]
    public void Output_ends(string template)
    {
        string failure = Failure(template);
        Assert.Contains("CW0802", failure, StringComparison.Ordinal);
        Assert.True(failure.Contains("limit", StringComparison.Ordinal) || failure.Contains("16 MiB", StringComparison.Ordinal), failure);
    }

    [Theory]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ date.utc_now }}")]
    [InlineData("{{ math.random 1 5 }}")]
    [InlineData("{{ math.uuid }}")]
    public void There_is_no_clock_and_no_chance(string template) => Assert.Contains("CW0802", Failure(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ env.HOME }}")]
    [InlineData("{{ environment.path }}")]
    [InlineData("{{ file.read '/etc/passwd' }}")]
    [InlineData("{{ http.get 'https://example.com' }}")]
    [InlineData("{{ exec 'id' }}")]
    [InlineData("{{ import 'System.IO' }}")]
    public void There_is_no_file_network_or_environment(string template) => Assert.Contains("CW0802", Failure(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ 'x'.get_type }}")]
    [InlineData("{{ meta.get_type }}")]
    [InlineData("{{ meta.length.get_hash_code }}")]
    public void There_is_no_reflection(string template)
    {
        CompileResult result = Render(template + "{{ include 'metadata.yaml.sbn' }}");
        Assert.DoesNotContain("System.", string.Concat(result.Tree?.Files.Select(file => Encoding.UTF8.GetString(file.Content.ToArray())) ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_what_is_rendered_is_never_written()
    {
        Assert.Contains("CW0803", Failure("apiVersion: v1\nkind: [x\n"), StringComparison.Ordinal);
        Assert.Contains("CW0803", Failure("{{ include 'metadata.yaml.sbn' }}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: x, namespace: y}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_templates_are_refused()
    {
        File.WriteAllText(Path.Combine(Folder, "large.sbn"), new string('x', (1 << 20) + 1));
        Assert.Throws<CannotProceedException>(() => Render("x"));
    }

    /// <summary>What a template that must not work is refused with.</summary>
    private string Failure(string template)
    {
        CompileResult result = Render(template);
        Assert.Null(result.Tree);
        Assert.DoesNotContain(result.Diagnostics, found => found.Message.Contains(Secret, StringComparison.Ordinal));
        return string.Join('\n', result.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => $"{found.Code} {found.Message}"));
    }

    private CompileResult Render(string template)
    {
        File.WriteAllText(Path.Combine(Folder, "gateway.yaml.sbn"), template);
        return Compiler.Compile([OkCases.Source("010-bookinfo")], CompileOptions.Default with { TemplateFolder = Folder });
    }
}
