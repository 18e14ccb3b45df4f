using System.Collections.Immutable;

namespace Coddiwomple.Output;

internal sealed record OutputFolder(string Path)
{
    public static OutputFolder Open(string path, IReadOnlyList<string> topologyPaths, string? homeFolder) => new(path);
}

internal sealed record ChangeSet(ImmutableArray<string> Created, ImmutableArray<string> Updated, ImmutableArray<string> Deleted, int UnchangedCount, OutputTree Tree, OutputFolder Folder)
{
    public bool IsEmpty => Created.IsEmpty && Updated.IsEmpty && Deleted.IsEmpty;
    public static ChangeSet Compute(OutputTree tree, OutputFolder folder, bool prune)
    {
        var c = ImmutableArray.CreateBuilder<string>(); var u = ImmutableArray.CreateBuilder<string>(); int n = 0;
        foreach (var f in tree.Files)
        {
            string p = System.IO.Path.Combine(folder.Path, f.Path);
            if (!File.Exists(p)) c.Add(f.Path); else if (!f.Content.Span.SequenceEqual(File.ReadAllBytes(p))) u.Add(f.Path); else n++;
        }
        return new(c.ToImmutable(), u.ToImmutable(), [], n, tree, folder);
    }
}

internal static class TreeWriter
{
    public static void Write(ChangeSet changes, TimeSpan lockTimeout)
    {
        foreach (var f in changes.Tree.Files)
        {
            string p = System.IO.Path.Combine(changes.Folder.Path, f.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(p) ?? "");
            File.WriteAllBytes(p, f.Content.Span);
        }
    }
}

internal static class UnifiedDiff
{
    public static void Write(ChangeSet changes, TextWriter writer) { foreach (var p in changes.Created) writer.Write($"+++ {p}\n"); }
}

internal static class TreeStream
{
    public static void Write(OutputTree tree, Stream stream) { foreach (var f in tree.Files) stream.Write(f.Content.Span); }
}
