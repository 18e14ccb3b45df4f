using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>
/// <c>schemas/istio/*.json</c> are made from the custom resource definitions of Istio 1.30.3; <c>CODDIWOMPLE_ACCEPT=1</c> makes them anew from
/// <c>../shared/istio/crd-all-1.30.3.yaml</c>.
/// </summary>
public sealed class IstioSchemaFilesTests
{
    private const string Definitions = "istio/crd-all-1.30.3.yaml";

    [SharedFact(Definitions)]
    public void The_files_say_what_the_definitions_say()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (Node crd in NodeReader.ReadAll(File.ReadAllText(SharedData.Find(Definitions)!)).Where(document => document["kind"].TextOrNull == "CustomResourceDefinition"))
        {
            files.Add($"{crd["spec"]["names"]["kind"].Text}.json", System.Text.Encoding.UTF8.GetBytes(CompactJson.Write(CrdToJsonSchema.Convert(crd))));
        }

        Assert.True(files.Count > 12, $"only {files.Count} kinds were found");
        Golden.MatchFolder(Path.Combine(Golden.Repository, "schemas", "istio"), files);
    }

    [SharedFact(Definitions)]
    public void Served_versions_of_a_kind_do_not_differ()
    {
        foreach (Node crd in NodeReader.ReadAll(File.ReadAllText(SharedData.Find(Definitions)!)))
        {
            Assert.Single(crd["spec"]["versions"].Items.Select(version => version["schema"].Canonical).Distinct());
        }
    }
}
