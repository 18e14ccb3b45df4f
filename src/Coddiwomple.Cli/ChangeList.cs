using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>One line a file that changes: <c>create out/kind2/mesh.yaml</c>.</summary>
internal static class ChangeList
{
    public static void Write(ChangeSet changes, string? folder, bool isDone, TextWriter writer)
    {
        string prefix = folder is null ? "" : folder.Replace('\\', '/').TrimEnd('/') + "/";
        WriteAll(isDone ? "created" : "create", changes.Created);
        WriteAll(isDone ? "updated" : "update", changes.Updated);
        WriteAll(isDone ? "deleted" : "delete", changes.Deleted);

        void WriteAll(string verb, IEnumerable<string> paths)
        {
            foreach (string path in paths)
            {
                writer.Write($"{verb} {prefix}{path}\n");
            }
        }
    }
}
