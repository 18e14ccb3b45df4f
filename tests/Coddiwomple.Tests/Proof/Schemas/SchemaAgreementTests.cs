using Coddiwomple.Diagnostics;
using Coddiwomple.Tests.Proof.Yaml;
using NJsonSchema;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>Our reading of the schema files and NJsonSchema's agree about valid and about mutated objects.</summary>
public sealed class SchemaAgreementTests
{
    private const int Seed = 20260101;
    private const int MutationsAnObject = 25;

    [Fact]
    public async Task The_verdict_is_the_same()
    {
        var schemas = new Dictionary<string, JsonSchema>(StringComparer.Ordinal);
        foreach (string kind in ProofSamples.Objects.Select(item => item["kind"].Text).Distinct())
        {
            schemas[kind] = await JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(Golden.Repository, "schemas", "istio", kind + ".json")));
        }

        var random = new Random(Seed);
        var mutation = new Mutation(random);
        int valid = 0;
        int invalid = 0;
        var different = new List<string>();
        foreach (MapNode item in ProofSamples.Objects.SelectMany(original => Enumerable.Range(0, MutationsAnObject).Select(i => i == 0 ? original : mutation.Apply(original))))
        {
            bool theirs = schemas[item["kind"].Text].Validate(ProofSamples.ToJson(item)).Count == 0;

            // NJsonSchema does not know our format for durations.
            Diagnostic[] findings = [.. ProofSamples.SchemaFindings(item).Where(finding => !finding.Message.Contains("is not a valid duration", StringComparison.Ordinal))];
            _ = theirs ? valid++ : invalid++;
            if (theirs != (findings.Length == 0))
            {
                different.Add($"{(theirs ? "only we refuse" : "only NJsonSchema refuses")} {string.Join("; ", findings.Select(finding => finding.Message))}: {ProofSamples.ToJson(item)}");
            }
        }

        Assert.True(valid > 500 && invalid > 500, $"{valid} valid and {invalid} invalid objects");
        Assert.True(different.Count == 0, $"seed {Seed}: {different.Count} verdicts differ\n{string.Join('\n', different.Take(5))}");
    }
}
