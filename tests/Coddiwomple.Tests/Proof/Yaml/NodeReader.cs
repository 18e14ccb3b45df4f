using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coddiwomple.Tests.Proof.Yaml;

/// <summary>Takes YAML text, gives its documents. Refuses what a careful reader refuses: duplicate keys, anchors, tags.</summary>
internal sealed class NodeReader
{
    private readonly IParser _parser;

    private NodeReader(string text) => _parser = new Parser(new StringReader(text));

    public static ImmutableArray<Node> ReadAll(string text) => new NodeReader(text).ReadDocuments();

    public static Node ReadOne(string text)
    {
        ImmutableArray<Node> documents = ReadAll(text);
        return documents.Length == 1 ? documents[0] : throw new FormatException($"expected one document, found {documents.Length}");
    }

    private ImmutableArray<Node> ReadDocuments()
    {
        var documents = ImmutableArray.CreateBuilder<Node>();
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            documents.Add(ReadNode());
            _parser.Consume<DocumentEnd>();
        }

        return documents.ToImmutable();
    }

    private Node ReadNode()
    {
        if (_parser.Current is Scalar scalar && _parser.MoveNext())
        {
            return Refusing(scalar, new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain ? PlainScalar.KindOf(scalar.Value) : ScalarKind.String));
        }

        if (_parser.Current is SequenceStart sequence && _parser.MoveNext())
        {
            var items = ImmutableArray.CreateBuilder<Node>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode());
            }

            return Refusing(sequence, new ListNode(items.ToImmutable()));
        }

        return ReadMap();
    }

    private Node ReadMap()
    {
        MappingStart start = _parser.Consume<MappingStart>();
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, Node>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Scalar key = _parser.Consume<Scalar>();
            if (!seen.Add(key.Value))
            {
                throw new FormatException($"duplicate key \"{key.Value}\" at {key.Start}");
            }

            // A key is always text in Kubernetes; one that YAML reads otherwise is refused by kubectl or silently renamed.
            if (key.Style == ScalarStyle.Plain && PlainScalar.KindOf(key.Value) != ScalarKind.String)
            {
                throw new FormatException($"key {key.Value} at {key.Start} is not text without quotes");
            }

            pairs.Add(KeyValuePair.Create(key.Value, ReadNode()));
        }

        return Refusing(start, new MapNode(pairs.ToImmutable()));
    }

    private static Node Refusing(NodeEvent parsed, Node node) =>
        parsed.Anchor.IsEmpty && parsed.Tag.IsEmpty ? node : throw new FormatException($"anchor or tag at {parsed.Start}");
}
