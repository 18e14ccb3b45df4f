using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Takes a source file, gives the topology documents in it.</summary>
internal static class TopologyParser
{
    /// <summary>Where something could not be read, a document marked <see cref="TopologyDocument.IsSpoiled"/> stands for what may be missing.</summary>
    public static ReadOnlyArray<TopologyDocument> Parse(SourceFile file, DiagnosticBag bag)
    {
        if (!YamlReader.TryRead(file, bag, out ReadOnlyArray<YamlNode> nodes))
        {
            return [Unreadable(file)];
        }

        var documents = new ArrayBuilder<TopologyDocument>(nodes.Length);
        foreach (YamlNode node in nodes)
        {
            documents.Add(new TopologyReader(file, bag).Read(node) ?? Unreadable(file));
        }

        return documents.ToReadOnly();
    }

    private static TopologyDocument Unreadable(SourceFile file) =>
        new(file, new SourceSpan(file, 0, 0), null, null, [], []) { IsSpoiled = true };
}
