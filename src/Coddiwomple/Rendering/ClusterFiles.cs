using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>What one cluster gets: its files by path, and how many objects they hold.</summary>
internal sealed record ClusterFolder(ReadOnlyArray<OutputFile> Files, int ObjectCount);

/// <summary>Takes the rendered objects of one cluster, those of its mesh and then those of each service in turn, gives the files of its folder.</summary>
internal sealed class ClusterFiles(Topology topology, Cluster cluster, OutputLayout layout)
{
    private readonly string _folder = cluster.Name + "/";
    private readonly ArrayBuilder<OutputFile> _files = new();

    // Of the file at hand: of all services, or of one.
    private readonly ArrayBuilder<ContentPart> _parts = new();
    private readonly ArrayBuilder<string> _externalWeights = new();

    private readonly ArrayBuilder<RenderedIdentity> _identities = new();
    private readonly ByName<TextBlock> _headers = new();
    private readonly string _meshSource = topology.Mesh.File.BaseName;
    private int _objectCount;

    public void AddMesh(ReadOnlyArray<RenderedObject> objects)
    {
        if (!objects.IsEmpty)
        {
            Append(_meshSource, objects);
            EndFile("mesh.yaml");
        }
    }

    public void Add(Service service, ReadOnlyArray<RenderedObject> objects)
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
        ReadOnlyArray<RenderedIdentity> identities = _identities.ToReadOnly();
        RenderedIdentity.ReportTwins(identities, diagnostics);
        RenderedProof.CheckTogether(identities, renderer, diagnostics);
        if (_parts.Count > 0)
        {
            EndFile("services.yaml");
        }

        if (_files.Count > 0)
        {
            _files.Sort(static (a, b) => Ordinal.Compare(a.Path, b.Path));
            OutputFile kustomization = Kustomization(kustomizations, diagnostics);
            int next = 0;
            while (next < _files.Count && Ordinal.Compare(_files[next].Path, kustomization.Path) < 0)
            {
                next++;
            }

            _files.Insert(next, kustomization);
        }

        return new ClusterFolder(_files.ToReadOnly(), _objectCount);
    }

    private void Append(string source, ReadOnlyArray<RenderedObject> objects)
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
        _files.Add(new OutputFile(_folder + name, new FileContent(_parts.ToReadOnly())) { ExternalWeights = _externalWeights.ToReadOnly() });
    }

    private void AddExternalWeights(ReadOnlyArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            if (rendered.ExternalWeights is { } name)
            {
                _externalWeights.Add(name);
            }
        }
    }

    private OutputFile Kustomization(KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        var names = new ArrayBuilder<string>(_files.Count);
        foreach (OutputFile file in _files)
        {
            names.Add(file.Path[_folder.Length..]);
        }

        _parts.Add(Header(_meshSource));
        if (kustomizations.Of(names.ToReadOnly(), diagnostics) is { } text)
        {
            _parts.Add(text);
        }

        return new OutputFile(_folder + "kustomization.yaml", new FileContent(_parts.ToReadOnly()));
    }

    private ContentPart Header(string source)
    {
        if (_headers.Find(source) is not { } header)
        {
            header = new TextBlock(Encoding.UTF8.GetBytes(GeneratedHeader.For(source)));
            _headers.Add(source, header);
        }

        return ContentPart.Whole(header);
    }
}
