namespace Coddiwomple.Output;

/// <summary>Changes the output folder one step at a time. <paramref name="afterStep"/> is for tests, which end a run after any of them.</summary>
internal sealed class DiskSteps(OutputFolder folder, Action<string>? afterStep)
{
    /// <summary>Does something at the place of a path below the folder; what the system refuses ends the run.</summary>
    public void Attempt(string path, Action<string> action)
    {
        try
        {
            action(folder.Locate(path));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(path), e);
        }

        afterStep?.Invoke(path);
    }

    /// <summary>Does something if it can be done, to clean up after what failed; that is the fault to report.</summary>
    public void Try(string path, Action<string> action) => FileFault.Try(() => action(folder.Locate(path)));

    /// <summary>Writes a new file where it is to wait until all are written.</summary>
    public void Stage(OutputFile file, string temporary, Span<byte> buffer)
    {
        try
        {
            using var writer = new PieceWriter(file, folder.Locate(temporary), null);
            while (writer.WriteNext(buffer))
            {
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(file.Path), e);
        }

        afterStep?.Invoke(temporary);
    }

    /// <summary>Writes several such files side by side.</summary>
    public void Stage(List<OutputFile> files, Func<string, string> placeOf)
    {
        var blocks = new LoadedBlocks();
        byte[] buffer = new byte[SideBySide.PieceSize];
        string path = "";
        try
        {
            SideBySide.InTurn(
                files.Count,
                i =>
                {
                    path = files[i].Path;
                    return new PieceWriter(files[i], folder.Locate(placeOf(path)), blocks);
                },
                (i, writer) =>
                {
                    path = files[i].Path;
                    return writer.WriteNext(buffer);
                });
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(folder.Describe(path), e);
        }

        files.ForEach(file => afterStep?.Invoke(placeOf(file.Path)));
    }

    public static void RemoveIfEmpty(string place)
    {
        using IEnumerator<string> entries = Directory.EnumerateFileSystemEntries(place).GetEnumerator();
        if (!entries.MoveNext())
        {
            Directory.Delete(place);
        }
    }
}
