using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;
using Coddiwomple.Tests.Checking;

namespace Coddiwomple.Tests.Parsing;

/// <summary>
/// Every <c>testdata/err/CW00nn-what.yaml</c> and <c>CW01nn-what.yaml</c>, read as bytes, bound as far as it goes: exactly what its <c>.out</c> says, so that
/// a mistake of this stage is seen to cause no other message either.
/// </summary>
public sealed class ErrorFileTests
{
    // 64 MiB are made by the test of the decoder.
    private static readonly string[] s_elsewhere = ["CW0011"];

    public static TheoryData<string> Cases() => [.. CaseNames()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatItsOutputSays(string name)
    {
        var bag = new DiagnosticBag();
        SourceFile file = SourceDecoder.Decode(name + ".yaml", File.ReadAllBytes(Golden.TestData("err", name + ".yaml")));
        ImmutableArray<TopologyDocument> documents = TopologyParser.Parse(file, bag);
        Topology? topology = Binder.Bind(documents, bag);
        if (topology is not null)
        {
            Coddiwomple.Checking.Rules.CheckAll(topology, bag);
        }

        IReadOnlyList<Diagnostic> found = bag.ToSorted();
        Assert.Equal([name[..6]], found.Select(diagnostic => diagnostic.Code).Distinct());
        Golden.Match(Golden.TestData("err", name + ".out"), ErrorCase.Describe(found));
    }

    [Fact]
    public void EveryCodeHasACaseAndAnExplanation()
    {
        string[] codes = [.. Catalogue.All.Select(descriptor => descriptor.Code).Where(IsOurs)];
        Assert.True(codes.Length >= 21, $"only {codes.Length} codes were looked at");

        HashSet<string> covered = [.. CaseNames().Select(name => name[..6]), .. s_elsewhere];
        Assert.Equal([], codes.Where(code => !covered.Contains(code)));
        HashSet<string> explained = [.. typeof(Catalogue).Assembly.GetManifestResourceNames()];
        Assert.Equal([], codes.Where(code => !explained.Contains($"explanations/{code}.md")));
    }

    private static bool IsOurs(string name) => name.StartsWith("CW00", StringComparison.Ordinal) || name.StartsWith("CW01", StringComparison.Ordinal);

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateFiles(Golden.TestData("err"), "CW0*.yaml")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(IsOurs)
            .Order(StringComparer.Ordinal);
}
