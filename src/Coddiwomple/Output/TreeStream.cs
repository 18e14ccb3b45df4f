using System.Text;

namespace Coddiwomple.Output;

/// <summary>Prints a tree as one multi-document stream, each file preceded by a comment with its path.</summary>
internal static class TreeStream
{
    public static void Write(OutputTree tree, Stream stream)
    {
        foreach (OutputFile file in tree.Files)
        {
            stream.Write(Encoding.UTF8.GetBytes($"---\n# {file.Path}\n"));
            stream.Write(file.Content.Span);
        }
    }
}
