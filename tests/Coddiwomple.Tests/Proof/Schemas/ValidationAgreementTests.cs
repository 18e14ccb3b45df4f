using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Validation;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>
/// The proof and the validation of these tests, which were written apart from each other, agree about mutated objects: what the tests find wrong the proof
/// finds too. The proof knows more rules, so the other direction says nothing.
/// </summary>
public sealed class ValidationAgreementTests
{
    private const int Seed = 20260102;
    private const int MutationsAnObject = 10;

    /// <summary>What the validation demands of our own output, and Istio of nobody.</summary>
    private static readonly string[] s_onlyOurs =
    [
        "metadata.namespace .* is missing",
        "workloadSelector together with endpoints, or without labels$",
        "(tls|loadBalancer|outlierDetection|tcp|http) is empty$",
        "tls without mode, or with fields that its mode does not take$",
        "^no host, or one host twice$",
        "^selector: .* is not a label$",
        "^mtls mode \\{}",
        "^empty subjectAltNames entry$",
        "weights do not sum to 100$",
        "one destination twice$",
        "an empty match$",
        "failover from \"[a-z0-9-]*\" to \"[a-z0-9-]*\"$",
        "^endpoint locality ",
        "^unknown protocol $",
        "a port-level entry without port, without settings, or twice \\(\\d*\\)$",
        "match.port out of range$",
        "^a TCP port without an address$",
        "^no selector or no server$",
        "^a DENY rule that is empty$",
        "^DENY without rules denies nothing$",
        "destination \\{\"host\":\"[a-z0-9.-]+\",(\"port\":\\{\"number\":\\d+,},)?(\"subset\":\"[a-z0-9-]*\",)?} is invalid$",
    ];

    [SharedFact("istio/crd-all-1.30.3.yaml")]
    public void What_the_tests_refuse_the_proof_refuses()
    {
        var mutation = new Mutation(new Random(Seed));
        int wrong = 0;
        var missed = new List<string>();
        foreach (MapNode item in ProofSamples.Objects.SelectMany(original => Enumerable.Range(0, MutationsAnObject).Select(i => i == 0 ? original : mutation.Apply(original))))
        {
            if (ProblemsOf(item) is not { Count: > 0 } problems)
            {
                continue;
            }

            wrong++;
            if (ProofSamples.Findings(item).Count == 0)
            {
                missed.Add($"{string.Join("; ", problems)}: {ProofSamples.ToJson(item)}");
            }
        }

        Assert.True(wrong > 500, $"only {wrong} wrong objects");
        Assert.True(missed.Count == 0, $"seed {Seed}: {missed.Count} of {wrong} wrong objects pass\n{string.Join('\n', missed.DistinctBy(text => text[..Math.Min(40, text.Length)]).Take(40))}");
    }

    [Fact]
    public void Valid_objects_pass() =>
        Assert.Equal([], ProofSamples.Objects.SelectMany(item => ProofSamples.Findings(item).Where(finding => finding.Severity == Severity.Error)).Select(finding => finding.Message));

    private static List<string> ProblemsOf(MapNode item)
    {
        var problems = new List<string>();
        try
        {
            IstioValidation.CheckObject(new IstioObject("cluster", "file.yaml", item), problems.Add);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException)
        {
            problems.Add(e.Message);
        }

        return [.. problems.Where(problem => !s_onlyOurs.Any(part => Regex.IsMatch(problem, part, RegexOptions.CultureInvariant)))];
    }
}
