namespace Coddiwomple.Output;

/// <summary>Takes the files of a tree, finds what each of them is on disk; all that are in the way are told at once.</summary>
internal sealed class FileMatching(OutputFolder folder, DiskView disk, OwnedFiles owned, ReadOnlyArray<OutputFile> files)
{
    /// <summary>Gives what each file is. <paramref name="perhapsThere"/>: by index those whose folder is there; of the others none is.</summary>
    public FileMatch[] Compare(List<int> perhapsThere)
    {
        var matches = new FileMatch[files.Length];
        var obstacles = new string?[files.Length];
        long bytes = 0;
        foreach (int i in perhapsThere)
        {
            bytes += files[i].Content.Length;
        }

        List<int> large = perhapsThere.FindAll(i => SideBySide.IsLarge(files[i]) && disk.Find(files[i].Path) == DiskEntry.File);
        SideBySide.For(large.Count, group => CompareSideBySide(group.ConvertAll(i => large[i]), matches));
        InParallel.For(perhapsThere.Count, ExistingFile.BufferSize, (at, buffer) =>
        {
            int i = perhapsThere[at];
            OutputFile file = files[i];
            DiskEntry entry = disk.Find(file.Path);
            matches[i] = entry switch
            {
                DiskEntry.None => FileMatch.Missing,
                DiskEntry.File when SideBySide.IsLarge(file) => matches[i],
                DiskEntry.File => CompareOne(file, buffer),
                _ => FileMatch.Foreign,
            };
            bool isListed = matches[i] is FileMatch.Generated or FileMatch.Foreign && owned.Contains(file.Path);
            obstacles[i] = Obstacle.Of(entry, matches[i], isListed);
        }, bytes);
        Obstacle.ThrowIfAny(folder, files, obstacles);
        return matches;
    }

    private FileMatch CompareOne(OutputFile file, Span<byte> buffer)
    {
        try
        {
            return Judge(file, ExistingFile.Compare(folder.Locate(file.Path), file.Content, buffer));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(folder.Describe(file.Path), e);
        }
    }

    private void CompareSideBySide(List<int> indexes, FileMatch[] matches)
    {
        var blocks = new LoadedBlocks();
        byte[] buffer = new byte[SideBySide.PieceSize];
        OutputFile file = files[indexes[0]];
        try
        {
            SideBySide.InTurn(
                indexes.Count,
                member =>
                {
                    file = files[indexes[member]];
                    return PieceComparison.Open(folder.Locate(file.Path), file.Content, blocks);
                },
                (member, comparison) =>
                {
                    file = files[indexes[member]];
                    bool hasMore = comparison?.CompareNext(buffer) == true;
                    if (!hasMore)
                    {
                        matches[indexes[member]] = Judge(file, comparison?.Match ?? FileMatch.Missing);
                    }

                    return hasMore;
                });
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(folder.Describe(file.Path), e);
        }
    }

    // Weights that a controller owns are no difference.
    private FileMatch Judge(OutputFile file, FileMatch match)
    {
        bool isControlled = match == FileMatch.Generated && !file.ExternalWeights.IsEmpty &&
            ExternalWeights.AreAllThatDiffers(File.ReadAllBytes(folder.Locate(file.Path)), file.Content.ToArray(), file.ExternalWeights);
        return isControlled ? FileMatch.Equal : match;
    }
}
