using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>
/// What a template made, by reading it again: it must be YAML, one object with kind and name, and no two alike in a cluster. For built-in templates tests
/// prove this instead, unless it is asked for.
/// </summary>
internal sealed record RenderedIdentity(MeshObject Object, ResourcePlan Resource, LoadedTemplate Template)
{
    /// <summary>Null, and a diagnostic, where the text is not one such object.</summary>
    public static RenderedIdentity? Read(ResourcePlan resource, LoadedTemplate template, string text, DiagnosticBag diagnostics)
    {
        var place = new SourceSpan(template.File, 0, 0);
        var problems = new DiagnosticBag();
        YamlReader.TryRead(new SourceFile(template.File.Path, text), problems, out ReadOnlyArray<YamlNode> documents);
        if (problems.HasErrors || documents is not [YamlMapping root])
        {
            string reason = problems.HasErrors ? problems.Items[0].Message : documents.Length == 1 ? "it is not an object" : $"it is {documents.Length} documents instead of one object";
            diagnostics.Report(
                Catalogue.RenderedNotYaml, place, $"what the template renders for {Describe(resource)} cannot be used: {reason}", "texts of the view are YAML scalars already: write them as they are");
            return null;
        }

        if (MeshObject.From(root) is not { Name.Length: > 0 } item || item.Metadata.TextOf("namespace").Length == 0)
        {
            diagnostics.Report(
                Catalogue.RenderedWrongObject, place, $"what the template renders for {Describe(resource)} lacks apiVersion, kind, metadata.name or metadata.namespace", "start it with: {{ include 'metadata.yaml.sbn' -}}");
            return null;
        }

        return new RenderedIdentity(item, resource, template);
    }

    /// <summary>Gives it with what is looked at once more, beside the others of its cluster: the rest would be gigabytes in a large mesh.</summary>
    public RenderedIdentity ForSet() => this with { Object = SetRules.Pruned(Object) };

    /// <summary>Takes all identities of one cluster, reports those that were there before.</summary>
    public static void ReportTwins(ReadOnlyArray<RenderedIdentity> identities, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (RenderedIdentity identity in identities)
        {
            MeshObject item = identity.Object;
            if (!seen.Add(item.ToString()))
            {
                diagnostics.Report(
                    Catalogue.RenderedTwice,
                    new SourceSpan(identity.Template.File, 0, 0),
                    $"the template renders {item.Kind} \"{item.Name}\" in namespace \"{item.Namespace}\" a second time",
                    "take name and namespace from the view");
            }
        }
    }

    private static string Describe(ResourcePlan resource) => $"{resource.Kind} \"{resource.Meta.Name}\"";
}
