using System.Text;
using System.Text.RegularExpressions;

namespace Coddiwomple.Tests.Proof.Yaml;

/// <summary>
/// Takes a node, gives YAML text for it, in block or flow style and plain or quoted as chance has it. With shuffling, keys of maps and the items of
/// lists whose order means nothing in a topology come in any order.
/// </summary>
internal sealed partial class YamlWriter(Random random, bool shuffle)
{
    private static readonly string[] s_unordered = ["clusters", "services", "versions", "ports", "namespaces"];

    private readonly StringBuilder _text = new();

    public static string Write(Node node, int seed, bool shuffle)
    {
        var writer = new YamlWriter(new Random(seed), shuffle);
        writer.WriteBlock(node, "", 0);
        return writer._text.ToString();
    }

    private void WriteBlock(Node node, string key, int depth)
    {
        if (node is MapNode { Pairs.Length: > 0 } map)
        {
            foreach ((string name, Node value) in Arranged(map))
            {
                _text.Append(' ', depth * 2).Append(Plain(name)).Append(':');
                WriteValue(value, name, depth + 1);
            }
        }
        else if (node is ListNode { Values.Length: > 0 } list)
        {
            foreach (Node item in Arranged(list, key))
            {
                _text.Append(' ', depth * 2).Append('-');
                WriteValue(item, "", depth + 1);
            }
        }
    }

    // Deep things and small things go on one line; an empty map or list always does.
    private void WriteValue(Node value, string key, int depth)
    {
        bool flow = value is ScalarNode || value.Fields.IsEmpty && value.Items.IsEmpty || depth > 6 || (depth > 2 && random.Next(3) == 0);
        if (flow)
        {
            _text.Append(' ');
            WriteFlow(value, key);
            _text.Append('\n');
            return;
        }

        _text.Append('\n');
        WriteBlock(value, key, depth);
    }

    private void WriteFlow(Node node, string key)
    {
        switch (node)
        {
            case MapNode map:
                _text.Append('{');
                Join(Arranged(map), pair =>
                {
                    _text.Append(Plain(pair.Key)).Append(": ");
                    WriteFlow(pair.Value, pair.Key);
                });
                _text.Append('}');
                break;
            case ListNode list:
                _text.Append('[');
                Join(Arranged(list, key), item => WriteFlow(item, ""));
                _text.Append(']');
                break;
            case ScalarNode scalar:
                _text.Append(scalar.Kind == ScalarKind.String ? Plain(scalar.Value) : scalar.Value);
                break;
        }
    }

    private void Join<T>(IReadOnlyList<T> items, Action<T> write)
    {
        for (int i = 0; i < items.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            write(items[i]);
        }
    }

    private IReadOnlyList<KeyValuePair<string, Node>> Arranged(MapNode map) => shuffle ? Shuffled(map.Pairs) : map.Pairs;

    private IReadOnlyList<Node> Arranged(ListNode list, string key) => shuffle && s_unordered.Contains(key) ? Shuffled(list.Values) : list.Values;

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] array = [.. items];
        random.Shuffle(array);
        return array;
    }

    private string Plain(string text)
    {
        bool safe = SafeText().IsMatch(text) && PlainScalar.KindOf(text) == ScalarKind.String;
        return safe && random.Next(5) > 0 ? text : random.Next(2) == 0 ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex("^[A-Za-z][-A-Za-z0-9./]*$")]
    private static partial Regex SafeText();
}
