using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>Names, labels and annotations: what Kubernetes demands, and the few annotations that Istio refuses.</summary>
internal static class MetadataRules
{
    private const string DryRun = "istio.io/dry-run";
    private static readonly string[] s_fields =
    [
        "name", "generateName", "namespace", "labels", "annotations", "finalizers", "ownerReferences", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation",
        "managedFields", "resourceVersion", "selfLink", "uid",
    ];

    private static readonly string[] s_refused = ["internal.istio.io/webhook-always-reject", "internal.istio.io/parents", "internal.istio.io/parent-namespace"];

    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? metadata = item.Metadata;
        if (metadata is not YamlMapping)
        {
            return;
        }

        CheckName(item, metadata, report);
        foreach (YamlEntry stranger in metadata.Entries.Where(entry => !s_fields.Contains(entry.Key.Text)))
        {
            report.Report(Catalogue.IneffectiveSetting, stranger.Key, $"unknown field \"{Hints.Shorten(stranger.Key.Text)}\" in \"metadata\"", Hints.DidYouMean(stranger.Key.Text, s_fields, "fields"));
        }

        if (metadata.Field("namespace") is { } space && NameSyntax.ProblemOfLabel(space.Text) is { } problem)
        {
            report.Report(Catalogue.InvalidMetadata, space, $"\"{Hints.Shorten(space.Text)}\" is not a valid namespace", problem);
        }

        CheckTexts(metadata, "labels", report);
        CheckTexts(metadata, "annotations", report);
        foreach (YamlEntry label in metadata.Field("labels").Entries)
        {
            if ((NameSyntax.ProblemOfLabelKey(label.Key.Text) ?? NameSyntax.ProblemOfLabelValue(label.Value.Text)) is { } wrong)
            {
                report.Report(Catalogue.InvalidMetadata, label.Key, $"label \"{Hints.Shorten($"{label.Key.Text}: {label.Value.Text}")}\" is not valid", wrong);
            }
        }

        CheckAnnotations(item, metadata.Field("annotations"), report);
    }

    private static void CheckName(MeshObject item, YamlNode metadata, ProofReport report)
    {
        if (metadata.Field("name") is not { } name)
        {
            if (!metadata.Has("generateName"))
            {
                report.Report(Catalogue.InvalidMetadata, metadata, "\"metadata\" needs \"name\"", "add \"name:\"");
            }

            return;
        }

        if (name is not YamlScalar scalar || PlainValue.KindOf(scalar) != ValueKind.Text)
        {
            report.Report(Catalogue.InvalidMetadata, name, "\"name\" must be text", $"quote it: \"{Hints.Shorten(name.Text)}\"");
        }
        else if (NameSyntax.ProblemOfDnsName(scalar.Text) is { } problem)
        {
            report.Report(Catalogue.InvalidMetadata, name, $"\"{Hints.Shorten(scalar.Text)}\" is not a valid name", problem);
        }
        else if (item.Kind == "Gateway" && !DnsSyntax.IsLabel(scalar.Text))
        {
            report.Report(Catalogue.InvalidMetadata, name, $"\"{Hints.Shorten(scalar.Text)}\" is not a valid name of a Gateway", "it has at most 63 characters and no dots");
        }
    }

    private static void CheckTexts(YamlNode metadata, string field, ProofReport report)
    {
        foreach (YamlEntry entry in metadata.Field(field).Entries)
        {
            if (entry.Value is not YamlScalar scalar || PlainValue.KindOf(scalar) != ValueKind.Text)
            {
                report.Report(Catalogue.InvalidMetadata, entry.Value, $"\"{Hints.Shorten(entry.Key.Text)}\" in \"{field}\" must be text", $"quote it: \"{Hints.Shorten(entry.Value.Text)}\"");
            }
        }
    }

    private static void CheckAnnotations(MeshObject item, YamlNode? annotations, ProofReport report)
    {
        foreach (YamlEntry refused in annotations.Entries.Where(annotation => s_refused.Contains(annotation.Key.Text)))
        {
            report.Report(Catalogue.InvalidMetadata, refused.Key, $"Istio refuses every object with the annotation \"{refused.Key.Text}\"", "remove it");
        }

        if (annotations.Entry(DryRun) is not { } dryRun)
        {
            return;
        }

        if (item.Kind != "AuthorizationPolicy")
        {
            report.Report(Catalogue.InvalidMetadata, dryRun.Key, $"the annotation \"{DryRun}\" belongs on an AuthorizationPolicy only", "remove it");
        }
        else if (item.Spec.TextOf("action") is not ("" or "ALLOW" or "DENY"))
        {
            report.Report(Catalogue.InvalidMetadata, dryRun.Key, $"the annotation \"{DryRun}\" goes with the actions ALLOW and DENY only", "remove it");
        }
        else if (dryRun.Value.Text is not ("1" or "t" or "T" or "true" or "TRUE" or "True" or "0" or "f" or "F" or "false" or "FALSE" or "False"))
        {
            report.Report(Catalogue.InvalidMetadata, dryRun.Value, $"\"{Hints.Shorten(dryRun.Value.Text)}\" is not a value of \"{DryRun}\"", "write \"true\" or \"false\"");
        }
    }
}
