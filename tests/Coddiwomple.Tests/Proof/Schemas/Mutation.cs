using System.Collections.Immutable;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Schemas;

/// <summary>Takes an object, gives it with one thing changed somewhere in its spec: a field gone, renamed or doubled, a value of another type or out of bounds.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly Node[] s_values =
    [
        new ScalarNode("75", ScalarKind.Integer), new ScalarNode("-1", ScalarKind.Integer), new ScalarNode("0", ScalarKind.Integer), new ScalarNode("99999999999", ScalarKind.Integer),
        new ScalarNode("1.5", ScalarKind.Float), new ScalarNode("true", ScalarKind.Boolean), new ScalarNode("", ScalarKind.String), new ScalarNode("*", ScalarKind.String),
        new ScalarNode("some text", ScalarKind.String), new ScalarNode("10s", ScalarKind.String), new ScalarNode("DNS", ScalarKind.String), new ScalarNode(new string('x', 300), ScalarKind.String),
        new ListNode([]), new MapNode([]), new ListNode([new ScalarNode("a", ScalarKind.String)]), MapNode.Of(("number", new ScalarNode("80", ScalarKind.Integer))),
    ];

    private static readonly string[] s_names =
        ["host", "hosts", "port", "number", "exact", "prefix", "regex", "weight", "simple", "consistentHash", "fixedDelay", "nonsense", "endpoints", "subset", "mode", "selector"];

    private int _target;

    public MapNode Apply(MapNode item)
    {
        MapNode spec = Assert.IsType<MapNode>(item["spec"]);
        _target = random.Next(Count(spec));
        return item.With("spec", Change(spec));
    }

    private static int Count(Node node) => 1 + node.Fields.Sum(field => Count(field.Value)) + node.Items.Sum(Count);

    private Node Change(Node node)
    {
        if (_target-- == 0)
        {
            return Mutate(node);
        }

        return node switch
        {
            MapNode map => new MapNode([.. map.Pairs.Select(pair => KeyValuePair.Create(pair.Key, _target < 0 ? pair.Value : Change(pair.Value)))]),
            ListNode list => new ListNode([.. list.Values.Select(item => _target < 0 ? item : Change(item))]),
            _ => node,
        };
    }

    private Node Mutate(Node node) => (random.Next(6), node) switch
    {
        (0, _) => s_values[random.Next(s_values.Length)],
        (1, MapNode { Pairs.Length: > 0 } map) => map.With(map.Pairs[random.Next(map.Pairs.Length)].Key, null),
        (2, MapNode { Pairs.Length: > 0 } map) => Renamed(map, random.Next(map.Pairs.Length)),
        (3 or 4 or 5, MapNode map) => map.With(s_names[random.Next(s_names.Length)], s_values[random.Next(s_values.Length)]),
        (1 or 2, ListNode { Values.Length: > 0 } list) => new ListNode(list.Values.RemoveAt(random.Next(list.Values.Length))),
        (3, ListNode { Values.Length: > 0 } list) => new ListNode(list.Values.Add(list.Values[random.Next(list.Values.Length)])),
        (4, ListNode list) => new ListNode(list.Values.Add(s_values[random.Next(s_values.Length)])),
        _ => s_values[random.Next(s_values.Length)],
    };

    private static MapNode Renamed(MapNode map, int index)
    {
        (string key, Node value) = map.Pairs[index];
        ImmutableArray<KeyValuePair<string, Node>> pairs = map.Pairs.RemoveAt(index).Add(KeyValuePair.Create(key + "x", value));
        return new MapNode(pairs);
    }
}
