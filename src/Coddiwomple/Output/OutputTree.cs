
namespace Coddiwomple.Output;

/// <summary>A file to be written: its path below the output folder, with forward slashes, and its bytes.</summary>
public sealed record OutputFile(string Path, FileContent Content)
{
    public OutputFile(string path, byte[] content)
        : this(path, FileContent.Of(content))
    {
    }

    /// <summary>VirtualServices in the file whose weights a controller owns: a difference in them alone does not count.</summary>
    public ReadOnlyArray<string> ExternalWeights { get; init; } = [];

    internal static long TotalLength(IEnumerable<OutputFile> files)
    {
        long length = 0;
        foreach (OutputFile file in files)
        {
            length += file.Content.Length;
        }

        return length;
    }
}

/// <summary>
/// What a run generates, by path in ordinal order. <see cref="Clusters"/>: the clusters that were rendered; pruning is limited to their folders
/// where <see cref="IsPartial"/>, as with <c>--cluster</c>.
/// </summary>
public sealed record OutputTree(ReadOnlyArray<OutputFile> Files, ReadOnlyArray<string> Clusters, bool IsPartial, int ObjectCount);
