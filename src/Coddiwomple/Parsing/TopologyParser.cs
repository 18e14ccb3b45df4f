using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Takes a source file, gives the topology documents in it.</summary>
internal static class TopologyParser
{
    /// <summary>Where something could not be read, a document marked <see cref="TopologyDocument.IsSpoiled"/> stands for what may be missing.</summary>
    public static ImmutableArray<TopologyDocument> Parse(SourceFile file, DiagnosticBag bag)
    {
        if (!YamlReader.TryRead(file, bag, out ImmutableArray<YamlNode> nodes))
        {
            return [Unreadable(file)];
        }

        ImmutableArray<TopologyDocument>.Builder documents = ImmutableArray.CreateBuilder<TopologyDocument>(nodes.Length);
        foreach (YamlNode node in nodes)
        {
            documents.Add(new TopologyReader(file, bag).Read(node) ?? Unreadable(file));
        }

        return documents.MoveToImmutable();
    }

    private static TopologyDocument Unreadable(SourceFile file) =>
        new(file, new SourceSpan(file, 0, 0), null, null, [], []) { IsSpoiled = true };
}
