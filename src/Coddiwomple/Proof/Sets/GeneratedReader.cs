using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Sets;

/// <summary>Takes generated files by their paths below the output folder, whose first part is the cluster, gives by cluster the objects in them that may concern somebody.</summary>
internal sealed class GeneratedReader(Mentions mentions)
{
    /// <summary>Clusters by name. The files may be made while others are read: no more than one a core is held.</summary>
    public ReadOnlyArray<GeneratedCluster> Read(IEnumerable<OutputFile> files)
    {
        (string Cluster, ReadOnlyArray<MeshObject> Objects)[] read = SharedWork.Select(files, file => (ClusterOf(file), ObjectsIn(file)));
        return [.. read
            .Where(file => file.Cluster.Length > 0)
            .GroupBy(file => file.Cluster, StringComparer.Ordinal)
            .OrderBy(cluster => cluster.Key, StringComparer.Ordinal)
            .Select(cluster => new GeneratedCluster(cluster.Key, [.. cluster.SelectMany(file => file.Objects)]))];
    }

    // "" for what belongs to none.
    private static string ClusterOf(OutputFile file) => file.Path[..Math.Max(0, file.Path.IndexOf('/', StringComparison.Ordinal))];

    private ReadOnlyArray<MeshObject> ObjectsIn(OutputFile file)
    {
        ReadOnlySpan<char> text = Encoding.UTF8.GetString(file.Content.ToArray());
        var objects = new ArrayBuilder<MeshObject>();
        while (!text.IsEmpty)
        {
            ReadOnlySpan<char> document = text[..LengthOfFirst(text)];
            text = text[document.Length..];
            if (mentions.MayConcern(document) && YamlReader.TryRead(new SourceFile(file.Path, document.ToString()), new DiagnosticBag(), out ReadOnlyArray<YamlNode> nodes))
            {
                foreach (YamlNode node in nodes)
                {
                    if (MeshObject.From(node) is { } item)
                    {
                        objects.Add(item);
                    }
                }
            }
        }

        return objects.ToReadOnly();
    }

    // Up to the next "---" that begins a line and is a word: in no scalar does one stand there.
    private static int LengthOfFirst(ReadOnlySpan<char> text)
    {
        const string Separator = "\n---";
        for (int from = 0; text[from..].IndexOf(Separator) is >= 0 and var next; from += next + 1)
        {
            int end = from + next + Separator.Length;
            if (end == text.Length || char.IsWhiteSpace(text[end]))
            {
                return from + next + 1;
            }
        }

        return text.Length;
    }
}
