using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Rendering;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Generation;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Rendering;

/// <summary>What is compiled into the program says the same as the templates of the folder.</summary>
public sealed class CompiledTemplatesTests
{
    private const int FirstSeed = 9000;
    private const int Topologies = 100;

    // What names without a dot are members of, in each template.
    private static readonly Dictionary<string, string> s_roots = new()
    {
        ["authorization-policy.yaml.sbn"] = "AuthorizationPolicyPlan",
        ["destination-rule.yaml.sbn"] = "DestinationRulePlan",
        ["envoy-filter.yaml.sbn"] = "EnvoyFilterPlan",
        ["gateway.yaml.sbn"] = "GatewayPlan",
        ["kustomization.yaml.sbn"] = "ReadOnlyArray<string>",
        ["metadata.yaml.sbn"] = "ResourcePlan",
        ["peer-authentication.yaml.sbn"] = "PeerAuthenticationPlan",
        ["service-entry.yaml.sbn"] = "ServiceEntryPlan",
        ["service.yaml.sbn"] = "StubServicePlan",
        ["virtual-service.yaml.sbn"] = "VirtualServicePlan",
    };

    private static readonly string s_folder = Path.Combine(Golden.Repository, "src", "Coddiwomple", "Rendering", "Compiled");

    public static TheoryData<string> Names => [.. BuiltInTemplates.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void CodeIsMadeOfTheTemplate(string name) => Golden.Match(
        Path.Combine(s_folder, TemplateTranslator.ClassOf(name) + ".cs"),
        TemplateTranslator.Translate(name, s_roots[name], File.ReadAllText(Path.Combine(Golden.Repository, "templates", name))));

    [Fact]
    public void NoCodeIsOfATemplateThatIsGone() => Assert.Equal(
        BuiltInTemplates.Names.Select(TemplateTranslator.ClassOf).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(s_folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void TheTutorialIsTheSameWhereTemplatesAreInterpreted()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in OkCases.Names)
        {
            foreach (byte[] text in AssertSame(OkCases.Source(name)))
            {
                kinds.UnionWith(Encoding.UTF8.GetString(text).Split('\n').Where(line => line.StartsWith("kind: ", StringComparison.Ordinal)));
            }
        }

        Assert.Equal(s_roots.Count - 1, kinds.Count);
    }

    [Fact]
    public void RandomTopologiesAreTheSameWhereTemplatesAreInterpreted()
    {
        int files = 0;
        Parallel.For(FirstSeed, FirstSeed + Topologies, seed =>
            Interlocked.Add(ref files, AssertSame(new SourceFile("topology.yaml", RandomTopology.Make(seed, Scope.All).Text)).Count));
        Assert.True(files > Topologies * 10, $"only {files} files");
    }

    // A folder that replaces every template by itself has them interpreted.
    private static IReadOnlyCollection<byte[]> AssertSame(SourceFile source)
    {
        OutputTree? compiled = Compiler.Compile([source], CompileOptions.Default).Tree;
        OutputTree? interpreted = Compiler.Compile([source], CompileOptions.Default with { TemplateFolder = Path.Combine(Golden.Repository, "templates") }).Tree;
        Assert.NotNull(compiled);
        Assert.NotNull(interpreted);
        Assert.Equal(interpreted.Files.Select(file => file.Path), compiled.Files.Select(file => file.Path));
        byte[][] texts = [.. compiled.Files.Select(file => file.Content.ToArray())];
        Assert.Equal(interpreted.Files.Select(file => file.Content.ToArray()), texts);
        return texts;
    }
}
