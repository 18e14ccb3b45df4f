using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Coddiwomple.Tests.Proof.Yaml;

/// <summary>
/// A YAML value as a Kubernetes API server would see it. Looking for what is not there gives <see cref="Absent"/>, so paths can be chained:
/// <c>rule["spec"]["trafficPolicy"]["tls"]["sni"].TextOrNull</c>.
/// </summary>
internal abstract record Node
{
    public static Node Absent { get; } = new AbsentNode();

    public virtual Node this[string key] => Absent;

    public virtual ImmutableArray<Node> Items => [];

    public virtual ImmutableArray<KeyValuePair<string, Node>> Fields => [];

    public virtual string? TextOrNull => null;

    public virtual bool Exists => true;

    public string Text => TextOrNull ?? throw new InvalidOperationException($"not a scalar: {Canonical}");

    public int Int => int.Parse(Text, CultureInfo.InvariantCulture);

    public int? IntOrNull => int.TryParse(TextOrNull, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    public bool IsTrue => TextOrNull is "true";

    public IEnumerable<string> Texts => Items.Select(item => item.Text);

    /// <summary>One line that is equal for equal values, whatever the order of the keys.</summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder();
            WriteCanonical(text);
            return text.ToString();
        }
    }

    public Dictionary<string, string> ToTextMap() => Fields.ToDictionary(field => field.Key, field => field.Value.Text, StringComparer.Ordinal);

    internal abstract void WriteCanonical(StringBuilder text);

    private sealed record AbsentNode : Node
    {
        public override bool Exists => false;

        internal override void WriteCanonical(StringBuilder text) => text.Append("absent");
    }
}

internal enum ScalarKind
{
    String,
    Integer,
    Float,
    Boolean,
    Null,
    Timestamp,
}

internal sealed record ScalarNode(string Value, ScalarKind Kind) : Node
{
    public override string? TextOrNull => Kind == ScalarKind.Null ? null : Value;

    internal override void WriteCanonical(StringBuilder text) => text.Append(Kind == ScalarKind.String ? $"\"{Value}\"" : Value);
}

internal sealed record ListNode(ImmutableArray<Node> Values) : Node
{
    public override ImmutableArray<Node> Items => Values;

    internal override void WriteCanonical(StringBuilder text)
    {
        text.Append('[');
        foreach (Node item in Values)
        {
            item.WriteCanonical(text);
            text.Append(',');
        }

        text.Append(']');
    }
}

internal sealed record MapNode(ImmutableArray<KeyValuePair<string, Node>> Pairs) : Node
{
    public override ImmutableArray<KeyValuePair<string, Node>> Fields => Pairs;

    public override Node this[string key]
    {
        get
        {
            foreach ((string name, Node value) in Pairs)
            {
                if (name == key)
                {
                    return value;
                }
            }

            return Absent;
        }
    }

    public static MapNode Of(params (string Key, Node? Value)[] pairs) =>
        new([.. pairs.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))]);

    /// <summary>The same map with one field changed, added or, for null, taken out.</summary>
    public MapNode With(string key, Node? value)
    {
        var pairs = Pairs.Where(pair => pair.Key != key || value is not null).Select(pair => pair.Key == key ? KeyValuePair.Create(key, value!) : pair).ToList();
        if (value is not null && !this[key].Exists)
        {
            pairs.Add(KeyValuePair.Create(key, value));
        }

        return new MapNode([.. pairs]);
    }

    internal override void WriteCanonical(StringBuilder text)
    {
        text.Append('{');
        foreach ((string key, Node value) in Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append('"').Append(key).Append("\":");
            value.WriteCanonical(text);
            text.Append(',');
        }

        text.Append('}');
    }
}
