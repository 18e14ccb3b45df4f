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

    // Of all services, or of one.
    private readonly FileAssembly _file = new();

    private readonly ArrayBuilder<RenderedIdentity> _identities = new();
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
        if (layout == OutputLayout.Service)
        {
            EndFile(NameOf(service));
        }
    }

    /// <summary>Adds a file of objects of one service that was written already.</summary>
    public void Add(OutputFile file, int objectCount)
    {
        _files.Add(file);
        _objectCount += objectCount;
    }

    /// <summary>What the file is called that one service has to itself.</summary>
    public static string NameOf(Service service) => service.Id + ".yaml";

    /// <summary>The kustomization is among the files; there are none where the cluster needs nothing.</summary>
    public ClusterFolder Complete(ObjectRenderer renderer, KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        ReadOnlyArray<RenderedIdentity> identities = _identities.ToReadOnly();
        RenderedIdentity.ReportTwins(identities, diagnostics);
        RenderedProof.CheckTogether(identities, renderer, diagnostics);
        if (!_file.IsEmpty)
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
        _file.Append(source, objects);
        foreach (RenderedObject rendered in objects)
        {
            if (rendered.Identity is { } identity)
            {
                _identities.Add(identity);
            }
        }

        _objectCount += objects.Length;
    }

    private void EndFile(string name) => _files.Add(_file.End(_folder + name));

    private OutputFile Kustomization(KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        var names = new ArrayBuilder<string>(_files.Count);
        foreach (OutputFile file in _files)
        {
            names.Add(file.Path[_folder.Length..]);
        }

        if (kustomizations.Of(names.ToReadOnly(), diagnostics) is { } text)
        {
            _file.Append(_meshSource, text);
        }

        return _file.End(_folder + "kustomization.yaml");
    }
}
