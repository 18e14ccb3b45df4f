using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>What one cluster gets: its files by path, and how many objects they hold.</summary>
internal sealed record ClusterFolder(ReadOnlyArray<OutputFile> Files, int ObjectCount);

/// <summary>Takes the rendered objects of one cluster, those of its mesh and then those of each service in turn, gives the files of its folder.</summary>
internal sealed class ClusterFiles(Topology topology, Cluster cluster, OutputLayout layout)
{
    private const string Extension = ".yaml";

    private readonly string _folder = cluster.Name + "/";

    // One a service at most, besides that of the mesh and the kustomization.
    private readonly ArrayBuilder<OutputFile> _files = new(layout == OutputLayout.Service ? topology.Services.Length + 2 : 3);

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

    /// <summary>Adds the file of one service that was written already.</summary>
    public void Add(Service service, StagingFolder staging, StagedService file)
    {
        string path = string.Concat(_folder, service.Id, Extension);
        Insert(new OutputFile(path, staging.ContentOf(path, file.Length)) { ExternalWeights = file.ExternalWeights });
        _objectCount += file.ObjectCount;
    }

    /// <summary>What the file is called that one service has to itself.</summary>
    public static string NameOf(Service service) => service.Id + Extension;

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
            Insert(Kustomization(kustomizations, diagnostics));
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

    private void EndFile(string name) => Insert(_file.End(_folder + name));

    // Services come by id, nearly the order of their files, so that hardly any has to go before others.
    private void Insert(OutputFile file)
    {
        int index = _files.Count;
        while (index > 0 && Ordinal.Compare(_files[index - 1].Path, file.Path) > 0)
        {
            index--;
        }

        _files.Insert(index, file);
    }

    private OutputFile Kustomization(KustomizationText kustomizations, DiagnosticBag diagnostics)
    {
        if (kustomizations.Of(_folder, _files.AsSpan(), diagnostics) is { } text)
        {
            _file.Append(_meshSource, text);
        }

        return _file.End(_folder + "kustomization.yaml");
    }
}
