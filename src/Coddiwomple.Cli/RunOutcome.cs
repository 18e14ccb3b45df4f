using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>What <c>gen</c> did, or would do: files by path below the output folder.</summary>
internal sealed record RunOutcome(
    int Clusters,
    int Objects,
    ReadOnlyArray<string> Created,
    ReadOnlyArray<string> Updated,
    ReadOnlyArray<string> Deleted,
    int Unchanged,
    bool IsWritten,
    TimeSpan Duration)
{
    public static RunOutcome Of(OutputTree tree, ChangeSet changes, bool isWritten, TimeSpan duration) => new(
        tree.Clusters.Length,
        tree.ObjectCount,
        PathsOf(changes.Created),
        PathsOf(changes.Updated),
        [.. changes.Deleted],
        changes.UnchangedCount,
        isWritten,
        duration);

    private static ReadOnlyArray<string> PathsOf(IReadOnlyList<OutputFile> files)
    {
        var paths = new ArrayBuilder<string>(files.Count);
        foreach (OutputFile file in files)
        {
            paths.Add(file.Path);
        }

        return paths.ToReadOnly();
    }
}
