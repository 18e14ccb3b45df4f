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

    // Of the file at hand: of all services, or of one.
    private readonly List<ContentPart> _parts = [];
    private readonly List<string> _externalWeights = [];

    private readonly List<RenderedIdentity> _identities = [];
    private readonly Dictionary<string, ContentPart> _headers = new(StringComparer.Ordinal);
    private readonly string _meshSource = topology.Mesh.File.BaseName;
    private int _objectCount;

    public void AddMesh(ImmutableArray<RenderedObject> objects)
    {
        if (!objects.IsEmpty)
        {
            Append(_meshSource, objects);
            EndFile("mesh.yaml");
        }
    }

    public void Add(Service service, ImmutableArray<RenderedObject> objects)
    {
        if (objects.IsEmpty)
        {
            return;
        }

        Append(layout == OutputLayout.Cluster ? _meshSource : service.File.BaseName, objects);
        AddExternalWeights(objects);
        if (layout == OutputLayout.Service)
        {
            EndFile(service.Id + ".yaml");
        }
    }

    /// <summary>The kustomization is among the files; there are none where the cluster needs nothing.</summary>
    public ClusterFolder Complete(ObjectRenderer renderer, KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        RenderedIdentity.ReportTwins(_identities, diagnostics);
        RenderedProof.CheckTogether(_identities, renderer, diagnostics);
        if (_parts.Count > 0)
        {
            EndFile("services.yaml");
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

    private void Append(string source, ImmutableArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            Append(source, rendered);
            if (rendered.Identity is { } identity)
            {
                _identities.Add(identity);
            }
        }

        _objectCount += objects.Length;
    }

    private void Append(string source, RenderedObject rendered)
    {
        if (_parts.Count == 0)
        {
            _parts.Add(Header(source));
            _parts.Add(rendered.Text);
        }
        else if (_parts[^1].With(rendered.SeparatedText) is { } both)
        {
            _parts[^1] = both;
        }
        else
        {
            _parts.Add(rendered.SeparatedText);
        }
    }

    private void EndFile(string name)
    {
        _files.Add(File(_folder + name, _parts, _externalWeights));
        _parts.Clear();
        _externalWeights.Clear();
    }

    private void AddExternalWeights(ImmutableArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            if (rendered.ExternalWeights is { } name)
            {
                _externalWeights.Add(name);
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
