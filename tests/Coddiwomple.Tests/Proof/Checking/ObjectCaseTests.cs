using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Rules;
using Coddiwomple.Proof.Schema;
using Coddiwomple.Tests.Checking;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>Every <c>testdata/err/CW10nn-what.yaml</c>, which holds Istio objects, gives exactly what its <c>.out</c> says. Those of CW104x stand beside the Bookinfo topology.</summary>
public sealed class ObjectCaseTests
{
    private static readonly Lazy<IReadOnlyList<OutputFile>> s_bookinfo = new(() => [.. OkCases.Compile("010-bookinfo").Tree!.Files]);

    public static TheoryData<string> Cases() => [.. CaseNames()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_what_its_output_says(string name)
    {
        var file = new SourceFile(name + ".yaml", File.ReadAllText(Golden.TestData("err", name + ".yaml")));
        YamlProofResult proof = YamlProof.Check([file], name.StartsWith("CW104", StringComparison.Ordinal) ? s_bookinfo.Value : []);

        Assert.Contains(name[..6], proof.Diagnostics.Select(diagnostic => diagnostic.Code));
        Golden.Match(Golden.TestData("err", name + ".out"), ErrorCase.Describe(proof.Diagnostics));
    }

    [Fact]
    public void Every_code_has_a_case_and_an_explanation()
    {
        DiagnosticDescriptor[] ours = [.. Catalogue.All.Where(descriptor => descriptor.Code.StartsWith("CW10", StringComparison.Ordinal))];
        Assert.True(ours.Length > 25, $"only {ours.Length} codes were looked at");

        HashSet<string> covered = [.. CaseNames().Select(name => name[..6])];
        Assert.Equal([], ours.Select(descriptor => descriptor.Code).Where(code => !covered.Contains(code)));
        Assert.Equal([], ours.Where(descriptor => Explanation.Find(descriptor) is null).Select(descriptor => descriptor.Code));
    }

    [Fact]
    public void Every_kind_with_a_schema_has_rules() => Assert.Equal(IstioSchemas.Kinds.Order(StringComparer.Ordinal), ObjectRules.Kinds.Order(StringComparer.Ordinal));

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateFiles(Golden.TestData("err"), "CW10*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
}
