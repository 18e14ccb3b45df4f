using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>Chance, and the names it picks from: ordinary ones and those that some YAML reader takes for a number, a truth value or nothing.</summary>
internal sealed class Draw(int seed)
{
    private static readonly string[] s_names =
    [
        "reviews", "orders", "cart", "pay", "web", "search", "stock", "mail", "on", "off", "yes", "no", "y", "n", "true", "false", "null", "1e3", "12e03", "0x1", "0b1", "010", "1", "0",
        "7-11", "2024-01-01", "inf", "nan", "a1", "east", "west", "north", "south", "eu-1", "us-2", "ap-3", "k8s", "edge", "lab", "core", "depot", "3com", "0o7", "5e5",
    ];

    private static readonly string[] s_versions = ["v1", "v2", "v3", "stable", "canary", "1e3", "on", "null", "1", "0x1", "no", "010", "2024-01-01"];

    public Random Random { get; } = new(seed);

    public bool Chance(int percent) => Random.Next(100) < percent;

    public int Between(int low, int high) => Random.Next(low, high + 1);

    public T One<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];

    /// <summary>Some of the items, at least <paramref name="least"/>, in their order.</summary>
    public T[] Some<T>(IReadOnlyList<T> items, int least = 1)
    {
        T[] all = [.. items];
        Random.Shuffle(all);
        T[] taken = all[..Math.Min(all.Length, Between(least, Math.Max(least, Math.Min(4, all.Length))))];
        return [.. items.Where(taken.Contains)];
    }

    public string Name(ISet<string> taken)
    {
        string name = One(s_names);
        for (int i = 2; !taken.Add(name); i++)
        {
            name = $"{One(s_names)}-{i}";
        }

        return name;
    }

    public string[] Versions() => Some(s_versions);

    /// <summary>Whole weights that sum to 100; a zero now and then.</summary>
    public int[] Weights(int count)
    {
        int[] cuts = [0, .. Enumerable.Range(0, count - 1).Select(_ => Random.Next(0, 101)).Order(), 100];
        return [.. Enumerable.Range(0, count).Select(i => cuts[i + 1] - cuts[i])];
    }

    public static Node Word(string text) => new ScalarNode(text, ScalarKind.String);

    public static Node Number(int number) => new ScalarNode($"{number}", ScalarKind.Integer);

    public static Node Truth(bool value) => new ScalarNode(value ? "true" : "false", ScalarKind.Boolean);

    public static Node List(IEnumerable<Node> items) => new ListNode([.. items]);

    public static Node Words(IEnumerable<string> items) => List(items.Select(Word));
}
