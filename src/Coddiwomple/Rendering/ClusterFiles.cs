using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>What one cluster gets: its files by path, and how many objects they hold.</summary>
internal sealed record ClusterFolder(OutputFile[] Files, int ObjectCount);

/// <summary>Takes the rendered objects of one cluster, those of its mesh and then those of each service in turn, gives the files of its folder.</summary>
internal sealed class ClusterFiles(Topology topology, Cluster cluster, OutputLayout layout)
{
    private readonly string _folder = cluster.Name + "/";
    private readonly List<OutputFile> _files = [];
    private readonly List<ContentPart> _services = [];
    private readonly List<string> _servicesWeights = [];
    private readonly List<RenderedIdentity> _identities = [];
    private readonly Dictionary<string, ContentPart> _headers = new(StringComparer.Ordinal);
    private readonly string _meshSource = topology.Mesh.File.BaseName;
    private int _objectCount;

    public void AddMesh(ImmutableArray<RenderedObject> objects)
    {
        if (!objects.IsEmpty)
        {
            _files.Add(File(_folder + "mesh.yaml", Append([], _meshSource, objects), []));
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
            Append(_services, _meshSource, objects);
            AddExternalWeights(objects, _servicesWeights);
        }
        else
        {
            List<string> weights = [];
            AddExternalWeights(objects, weights);
            _files.Add(File(string.Concat(_folder, service.Id, ".yaml"), Append([], service.File.BaseName, objects), weights));
        }
    }

    /// <summary>The kustomization is among the files; there are none where the cluster needs nothing.</summary>
    public ClusterFolder Complete(ObjectRenderer renderer, KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        RenderedIdentity.ReportTwins(_identities, diagnostics);
        RenderedProof.CheckTogether(_identities, renderer, diagnostics);
        if (_services.Count > 0)
        {
            _files.Add(File(_folder + "services.yaml", _services, _servicesWeights));
        }

        if (_files.Count > 0)
        {
            _files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            OutputFile kustomization = Kustomization(kustomizations, diagnostics);
            int next = _files.FindIndex(file => string.CompareOrdinal(file.Path, kustomization.Path) > 0);
            _files.Insert(next < 0 ? _files.Count : next, kustomization);
        }

        return new ClusterFolder(_files.ToArray(), _objectCount);
    }

    private List<ContentPart> Append(List<ContentPart> parts, string source, ImmutableArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            Append(parts, source, rendered);
            if (rendered.Identity is { } identity)
            {
                _identities.Add(identity);
            }
        }

        _objectCount += objects.Length;
        return parts;
    }

    private void Append(List<ContentPart> parts, string source, RenderedObject rendered)
    {
        if (parts.Count == 0)
        {
            parts.Add(Header(source));
            parts.Add(rendered.Text);
        }
        else if (parts[^1].With(rendered.SeparatedText) is { } both)
        {
            parts[^1] = both;
        }
        else
        {
            parts.Add(rendered.SeparatedText);
        }
    }

    private static void AddExternalWeights(ImmutableArray<RenderedObject> objects, List<string> names)
    {
        foreach (RenderedObject rendered in objects)
        {
            if (rendered.ExternalWeights is { } name)
            {
                names.Add(name);
            }
        }
    }

    private static OutputFile File(string path, List<ContentPart> parts, List<string> externalWeights) =>
        new(path, new FileContent([.. parts])) { ExternalWeights = [.. externalWeights] };

    private OutputFile Kustomization(KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        var names = new List<string>(_files.Count);
        foreach (OutputFile file in _files)
        {
            names.Add(file.Path[_folder.Length..]);
        }

        ContentPart? text = kustomizations.Of(names, diagnostics);
        return File(_folder + "kustomization.yaml", [Header(_meshSource), .. text is null ? [] : (ContentPart[])[text]], []);
    }

    private ContentPart Header(string source)
    {
        if (!_headers.TryGetValue(source, out ContentPart? header))
        {
            header = ContentPart.Of(Encoding.UTF8.GetBytes(GeneratedHeader.For(source)));
            _headers.Add(source, header);
        }

        return header;
    }
}
