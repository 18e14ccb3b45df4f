
namespace Coddiwomple.Model;

public sealed record Label(string Key, string Value);

/// <summary>Labels of a workload or an object, by key in ordinal order.</summary>
public sealed class Labels : IEquatable<Labels>
{
    private Labels(ReadOnlyArray<Label> items) => Items = items;

    public static Labels Empty { get; } = new([]);

    public ReadOnlyArray<Label> Items { get; }

    public bool IsEmpty => Items.IsEmpty;

    public static Labels Of(string key, string value) => new([new Label(key, value)]);

    /// <summary>Sorts by key; of equal keys the last counts.</summary>
    public static Labels From(ReadOnlyArray<Label> labels)
    {
        var items = new ArrayBuilder<Label>(labels.Length);
        foreach (Label label in labels)
        {
            Remove(items, label.Key);
            items.Add(label);
        }

        items.Sort(static (a, b) => Ordinal.Compare(a.Key, b.Key));
        return new(items.ToReadOnly());
    }

    public Labels With(string key, string value) => From(Items.Add(new Label(key, value)));

    public bool Equals(Labels? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Labels);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (Label label in Items)
        {
            hash.Add(label.Key, StringComparer.Ordinal);
            hash.Add(label.Value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static void Remove(ArrayBuilder<Label> items, string key)
    {
        for (int index = 0; index < items.Count; index++)
        {
            if (items[index].Key == key)
            {
                items.RemoveAt(index);
                return;
            }
        }
    }
}
