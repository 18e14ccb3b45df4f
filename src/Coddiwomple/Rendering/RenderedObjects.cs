using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Planning;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>
/// Reads again what was rendered for one cluster: it must be YAML, one object, of some kind and name, no two alike, and all that Istio demands of it and of
/// them together. Done for replaced templates and on demand; for built-in templates tests prove it, so that no run pays for it.
/// </summary>
internal sealed class RenderedObjects
{
    private readonly HashSet<string> _identities = new(StringComparer.Ordinal);
    private readonly List<(MeshObject Object, ResourcePlan Resource, LoadedTemplate Template)> _objects = [];
    private string _cluster = "";

    public void Begin(string cluster)
    {
        _cluster = cluster;
        _identities.Clear();
        _objects.Clear();
    }

    public void Check(ResourcePlan resource, LoadedTemplate template, string text, DiagnosticBag diagnostics)
    {
        var place = new SourceSpan(template.File, 0, 0);
        var problems = new DiagnosticBag();
        YamlReader.TryRead(new SourceFile(template.File.Path, text), problems, out ImmutableArray<YamlNode> documents);
        if (problems.HasErrors || documents is not [YamlMapping root])
        {
            string reason = problems.HasErrors ? problems.Items[0].Message : $"{documents.Length} documents instead of one object";
            diagnostics.Report(
                Catalogue.RenderedNotYaml, place, $"what the template renders for {Describe(resource)} is not one YAML object: {reason}", "texts of the view are YAML scalars already: write them as they are");
            return;
        }

        if (MeshObject.From(root) is not { Name.Length: > 0 } item || !item.Metadata.Has("namespace"))
        {
            diagnostics.Report(
                Catalogue.RenderedWrongObject, place, $"what the template renders for {Describe(resource)} lacks apiVersion, kind, metadata.name or metadata.namespace", "start it with: {{ include 'metadata.yaml.sbn' -}}");
        }
        else if (!_identities.Add(item.ToString()))
        {
            diagnostics.Report(Catalogue.RenderedTwice, place, $"the template renders {item.Kind} \"{item.Name}\" in namespace \"{item.Namespace}\" a second time", "take name and namespace from the view");
        }
        else
        {
            _objects.Add((item, resource, template));
        }
    }

    /// <summary>
    /// Proves the objects, each and together. What is wrong is reported at the place in the template that wrote it; warnings only of replaced templates,
    /// since for the built-in ones they come from the topology, which has its own.
    /// </summary>
    public void Finish(ObjectRenderer renderer, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        foreach ((MeshObject item, ResourcePlan _, LoadedTemplate _) in _objects)
        {
            if (item.Kind != "Service")
            {
                ObjectProof.CheckObject(item, problems);
            }
        }

        SetRules.Check(new ObjectSet([.. _objects.Select(known => known.Object)], [], 0), problems);
        foreach (Diagnostic problem in problems.Items)
        {
            (MeshObject item, ResourcePlan resource, LoadedTemplate template) = _objects.Find(known => known.Object.Root.Span.File == problem.Span?.File);
            if (problem.Severity != Severity.Error && !(template.IsReplaced && problem.Severity == Severity.Warning))
            {
                continue;
            }

            int offset = problem.Span is { } span ? Encoding.UTF8.GetByteCount(span.File.Content.AsSpan(0, span.Start)) : 0;
            SourceSpan place = renderer.Trace(resource).Find(offset, templates) ?? new SourceSpan(template.File, 0, 0);
            string example = $"rendered so for {item} of cluster \"{_cluster}\"";
            diagnostics.Report(problem.Descriptor, place, problem.Message, problem.Hint is null ? example : $"{problem.Hint}; {example}");
        }
    }

    private static string Describe(ResourcePlan resource) => $"{resource.Kind} \"{resource.Meta.Name}\"";
}
