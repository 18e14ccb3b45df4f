using Coddiwomple.Cli.Formats;
using Coddiwomple.Output;

namespace Coddiwomple.Cli;

/// <summary>One line a file that changes: <c>create out/kind2/mesh.yaml</c>.</summary>
internal static class ChangeList
{
    public static void Write(ChangeSet changes, bool isDone, TextWriter writer)
    {
        foreach (OutputFile file in changes.Created)
        {
            Say(isDone ? "created" : "create", file.Path);
        }

        foreach (OutputFile file in changes.Updated)
        {
            Say(isDone ? "updated" : "update", file.Path);
        }

        foreach (string path in changes.Deleted)
        {
            Say(isDone ? "deleted" : "delete", path);
        }

        // It changes with nearly every other change; alone it has to be said, or nobody would know what is out of date.
        if (changes.IsListOutdated && changes.Created.Count + changes.Updated.Count + changes.Deleted.Count == 0)
        {
            Say(isDone ? "updated" : "update", OwnedFiles.ListPath);
        }

        void Say(string verb, string path) => writer.Write($"{verb} {Printable.Escape(changes.Folder.Describe(path))}\n");
    }
}
