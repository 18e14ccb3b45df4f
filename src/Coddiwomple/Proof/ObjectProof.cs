using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Rules;
using Coddiwomple.Proof.Schema;
using Coddiwomple.Proof.Sets;

namespace Coddiwomple.Proof;

/// <summary>
/// Takes YAML documents, gives the Istio objects among them and everything that Istio 1.30 would refuse or warn of in each: the schema of its kind first,
/// then what only the webhook knows.
/// </summary>
internal static class ObjectProof
{
    public static ObjectSet Check(IEnumerable<YamlNode> documents, DiagnosticBag diagnostics)
    {
        var objects = new ArrayBuilder<MeshObject>();
        var services = new ArrayBuilder<MeshObject>();
        int others = 0;
        foreach (YamlNode document in documents.SelectMany(Unpack))
        {
            MeshObject? item = MeshObject.From(document);
            if (item is not null && IstioSchemas.IsIstioGroup(item.ApiVersion))
            {
                CheckObject(item, diagnostics);
                objects.Add(item);
                continue;
            }

            CheckNameless(document, diagnostics);
            others++;
            if (item is { ApiVersion: "v1", Kind: "Service" })
            {
                services.Add(item);
            }
        }

        return new ObjectSet(objects.ToReadOnly(), services.ToReadOnly(), others);
    }

    public static void CheckObject(MeshObject item, DiagnosticBag diagnostics)
    {
        var report = new ProofReport(diagnostics);
        if (IstioSchemas.Find(item.ApiVersion, item.Kind) is { } schema)
        {
            new SchemaCheck(report).Check(schema, item.Root, item.Kind);
            report.CloseSchema();
            ObjectRules.Check(item, report);
            return;
        }

        YamlNode kind = item.Root.Field("kind") ?? item.Root;
        report.Report(Catalogue.UnknownObjectKind, kind, $"\"{item.ApiVersion}\" has no kind \"{Hints.Shorten(item.Kind)}\"", HintForKind(item));
    }

    private static string? HintForKind(MeshObject item) =>
        IstioSchemas.GroupOfKind(item.Kind) is { } group ? $"{item.Kind} belongs to {group}" : Hints.DidYouMean(item.Kind, [.. IstioSchemas.Kinds], "kinds");

    // Of what says only half of what it is nobody but us would say so.
    private static void CheckNameless(YamlNode document, DiagnosticBag diagnostics)
    {
        bool lacksKind = document.Field("kind") is null && IstioSchemas.IsIstioGroup(document.TextOf("apiVersion"));
        bool lacksVersion = document.Field("apiVersion") is null && IstioSchemas.GroupOfKind(document.TextOf("kind")) is not null;
        if (lacksKind || lacksVersion)
        {
            string field = lacksKind ? "kind" : "apiVersion";
            new ProofReport(diagnostics).Report(Catalogue.MissingObjectField, document, $"an Istio object needs \"{field}\"", $"add \"{field}:\"");
        }
    }

    // kubectl writes lists, of any kind or of one.
    private static IEnumerable<YamlNode> Unpack(YamlNode document) =>
        document.TextOf("kind").EndsWith("List", StringComparison.Ordinal) && document.Field("items") is YamlSequence list ? list.Items.SelectMany(Unpack) : [document];
}
