using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Objects;

/// <summary>Takes generated files, gives every cluster's objects.</summary>
internal sealed class GeneratedMesh
{
    private readonly ILookup<(string Cluster, string Kind), IstioObject> _byKind;

    private GeneratedMesh(ImmutableArray<IstioObject> objects, IReadOnlyDictionary<string, Node> kustomizations)
    {
        Objects = objects;
        Kustomizations = kustomizations;
        ByCluster = objects.ToLookup(item => item.Cluster, StringComparer.Ordinal);
        _byKind = objects.ToLookup(item => (item.Cluster, item.Kind));
    }

    public ImmutableArray<IstioObject> Objects { get; }

    public ILookup<string, IstioObject> ByCluster { get; }

    /// <summary>By cluster.</summary>
    public IReadOnlyDictionary<string, Node> Kustomizations { get; }

    public IEnumerable<IstioObject> Of(string cluster, string kind) => _byKind[(cluster, kind)];

    public static GeneratedMesh From(OutputTree tree) => From(tree.Files.Select(file => (file.Path, Encoding.UTF8.GetString(file.Content.ToArray()))));

    /// <summary>Paths are <c>cluster/file.yaml</c>; files outside a cluster's folder (the lock) are no objects.</summary>
    public static GeneratedMesh From(IEnumerable<(string Path, string Text)> files)
    {
        var objects = ImmutableArray.CreateBuilder<IstioObject>();
        var kustomizations = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach ((string path, string text) in files)
        {
            string[] parts = path.Split('/');
            if (parts.Length != 2)
            {
                continue;
            }

            if (parts[1] == "kustomization.yaml")
            {
                kustomizations[parts[0]] = NodeReader.ReadOne(text);
                continue;
            }

            objects.AddRange(NodeReader.ReadAll(text).Select(body => new IstioObject(parts[0], path, body)));
        }

        return new GeneratedMesh(objects.ToImmutable(), kustomizations);
    }
}
