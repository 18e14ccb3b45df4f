using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Takes a change set, gives the unified diff that <c>git apply</c> turns into the same change when run where coddiwomple ran: paths include the output
/// folder if it was given as a plain relative path, otherwise they start below it. Reads the old files; changes nothing.
/// </summary>
internal static class UnifiedDiff
{
    private const string Nothing = "/dev/null";

    public static void Write(ChangeSet changes, TextWriter writer)
    {
        string prefix = PrefixOf(changes.Folder.GivenPath);
        foreach ((string path, ReadOnlyMemory<byte>? content) in Collect(changes))
        {
            string? old = ReadOld(changes, path);
            string? now = content is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
            writer.Write($"--- {(old is null ? Nothing : Name("a/", prefix, path))}\n");
            writer.Write($"+++ {(now is null ? Nothing : Name("b/", prefix, path))}\n");
            DiffHunks.Write(SplitLines(old ?? ""), SplitLines(now ?? ""), writer);
        }
    }

    /// <summary>Splits after every line feed and nowhere else; a carriage return is part of its line.</summary>
    public static string[] SplitLines(string text)
    {
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return [.. lines];
    }

    private static List<(string Path, ReadOnlyMemory<byte>? Content)> Collect(ChangeSet changes)
    {
        List<(string Path, ReadOnlyMemory<byte>? Content)> all = [];
        foreach (OutputFile file in (IEnumerable<OutputFile>)[.. changes.Created, .. changes.Updated])
        {
            all.Add((file.Path, file.Content.ToArray()));
        }

        foreach (string path in changes.Deleted)
        {
            all.Add((path, null));
        }

        if (changes.IsListOutdated)
        {
            all.Add((OwnedFiles.ListPath, changes.List));
        }

        all.Sort(static (a, b) => Ordinal.Compare(a.Path, b.Path));
        return all;
    }

    private static string? ReadOld(ChangeSet changes, string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(changes.Folder.Locate(path)));
        }
        catch (Exception e) when (FileFault.IsGone(e))
        {
            return null;
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(changes.Folder.Describe(path), e);
        }
    }

    private static string PrefixOf(string givenPath)
    {
        string path = givenPath.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..];
        }

        return FileNames.IsPlainPath(path) ? path + "/" : "";
    }

    // A tab ends a name that holds a space, as git itself writes it.
    private static string Name(string side, string prefix, string path) => $"{side}{prefix}{path}{(prefix.Contains(' ') ? "\t" : "")}";
}
