using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Takes the rendered objects of one cluster, those of its mesh and then those of each service in turn, gives the files of its folder.</summary>
internal sealed class ClusterFiles(Topology topology, Cluster cluster, OutputLayout layout)
{
    private static readonly ScriptObjectShape KustomizationShape = ScriptObjectShape.Create("files");
    private static readonly ContentPart Separator = ContentPart.Of("---\n"u8.ToArray());

    private readonly List<OutputFile> _files = [];
    private readonly List<ContentPart> _services = [];
    private readonly List<string> _servicesWeights = [];
    private readonly List<RenderedIdentity> _identities = [];

    /// <summary>How many objects the files hold.</summary>
    public int ObjectCount { get; private set; }

    private string Folder => cluster.Name + "/";

    public void AddMesh(ImmutableArray<RenderedObject> objects)
    {
        if (!objects.IsEmpty)
        {
            _files.Add(File("mesh.yaml", Append([], topology.Mesh.File.BaseName, objects), []));
        }
    }

    public void Add(Service service, ImmutableArray<RenderedObject> objects)
    {
        if (objects.IsEmpty)
        {
            return;
        }

        if (layout == OutputLayout.Cluster)
        {
            Append(_services, topology.Mesh.File.BaseName, objects);
            _servicesWeights.AddRange(ExternalWeights(objects));
        }
        else
        {
            _files.Add(File(service.Id + ".yaml", Append([], service.File.BaseName, objects), ExternalWeights(objects)));
        }
    }

    /// <summary>The files, the kustomization last; none where the cluster needs nothing.</summary>
    public ImmutableArray<OutputFile> Complete(ObjectRenderer renderer, DiagnosticBag diagnostics)
    {
        RenderedIdentity.ReportTwins(_identities, diagnostics);
        RenderedProof.CheckTogether(_identities, renderer, diagnostics);
        if (_services.Count > 0)
        {
            _files.Add(File("services.yaml", _services, _servicesWeights));
        }

        if (_files.Count > 0)
        {
            _files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            _files.Add(Kustomization(renderer, diagnostics));
        }

        return [.. _files];
    }

    private List<ContentPart> Append(List<ContentPart> parts, string source, ImmutableArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            parts.Add(parts.Count == 0 ? Header(source) : Separator);
            parts.Add(rendered.Text);
            if (rendered.Identity is { } identity)
            {
                _identities.Add(identity);
            }
        }

        ObjectCount += objects.Length;
        return parts;
    }

    private static List<string> ExternalWeights(ImmutableArray<RenderedObject> objects)
    {
        var names = new List<string>();
        foreach (RenderedObject rendered in objects)
        {
            if (rendered.ExternalWeights is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private OutputFile File(string name, List<ContentPart> parts, List<string> externalWeights) =>
        new(Folder + name, new FileContent([.. parts])) { ExternalWeights = [.. externalWeights] };

    private OutputFile Kustomization(ObjectRenderer renderer, DiagnosticBag diagnostics)
    {
        var names = new ScriptArray();
        foreach (OutputFile file in _files)
        {
            names.Add(YamlQuoting.Scalar(file.Path[Folder.Length..]));
        }

        ContentPart? text = renderer.Render(TemplateNames.Kustomization, new ScriptObject(KustomizationShape, [names]), diagnostics);
        return File("kustomization.yaml", [Header(topology.Mesh.File.BaseName), .. text is null ? [] : (ContentPart[])[text]], []);
    }

    private static ContentPart Header(string source) => ContentPart.Of(Encoding.UTF8.GetBytes(GeneratedHeader.For(source)));
}
