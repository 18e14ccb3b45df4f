namespace Coddiwomple.Output;

/// <summary>
/// What must happen in a folder for it to hold a tree: the result of comparing the two, which <see cref="TreeWriter"/> carries out and
/// <see cref="UnifiedDiff"/> shows. Paths are below the folder, with forward slashes, in ordinal order.
/// </summary>
internal sealed record ChangeSet(OutputFolder Folder, IReadOnlyList<OutputFile> Created, IReadOnlyList<OutputFile> Updated, IReadOnlyList<string> Deleted)
{
    public int UnchangedCount { get; init; }

    /// <summary>The list of owned files as it is and as it should be. It may differ alone: a file is adopted, or an entry is of no file.</summary>
    public required OwnedFiles Owned { get; init; }

    /// <summary>Sorted.</summary>
    public required List<string> PathsToList { get; init; }

    /// <summary>The list of owned files that names these paths.</summary>
    public required byte[] List { get; init; }

    public required bool IsListOutdated { get; init; }

    /// <summary>Temporary files that a killed run left; removing them changes no output, so they do not make a folder out of date.</summary>
    public required IReadOnlyList<string> Leftovers { get; init; }

    /// <summary>Whether a killed run left folders that it had not yet put into place; the same holds for them.</summary>
    public required bool HasUnfinishedFolders { get; init; }

    /// <summary>Folders that lost their last listed file; they go if they are empty.</summary>
    public required IReadOnlyList<string> AbandonedFolders { get; init; }

    /// <summary>Whether the folder holds the tree already.</summary>
    public bool IsEmpty => Created.Count == 0 && Updated.Count == 0 && Deleted.Count == 0 && !IsListOutdated;

    /// <summary>Gives the list while a run lasts: what was ours and what will be.</summary>
    public byte[] ListMeanwhile() => Owned.Paths.Length == 0 ? List : OwnedFiles.Format(Owned.UnionWith(PathsToList));

    /// <summary>
    /// Compares, and changes nothing. Throws <see cref="CannotProceedException"/> naming every file that is in the way and not ours.
    /// Without <paramref name="prune"/> files that are no longer generated stay, and stay listed.
    /// </summary>
    public static ChangeSet Compute(OutputTree tree, OutputFolder folder, bool prune) => new FolderComparison(tree, folder, prune).Run();
}
