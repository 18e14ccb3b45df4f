using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Turns plan values into what templates see. Every text becomes a YAML scalar here, so that no template can forget to quote.</summary>
internal static class ViewValues
{
    private static readonly ScriptObjectShape LabelShape = ScriptObjectShape.Create("key", "value");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Inlined, since code that is shared by all T looks the type up for every item.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScriptArray List<T>(ImmutableArray<T> items, Func<T, object?> view)
    {
        var list = new ScriptArray(items.Length);
        foreach (T item in items)
        {
            list.Add(view(item));
        }

        return list;
    }

    public static ScriptArray Texts(ImmutableArray<string> texts) => List(texts, YamlQuoting.Scalar);

    public static ScriptArray LabelList(Labels labels) =>
        List(labels.Items, static label => new ScriptObject(LabelShape, [YamlQuoting.Scalar(label.Key), YamlQuoting.Scalar(label.Value)]));

    /// <summary>An Istio value as objects and lists, its names and texts scalars.</summary>
    public static object Tree(IstioValue value) => value switch
    {
        IstioText text => YamlQuoting.Scalar(text.Value),
        IstioLiteral literal => literal.Value,
        IstioList list => List(list.Items, Tree),
        IstioMap map => new ScriptObject(new MapMembers(map)),
        _ => throw new InvalidOperationException($"no view for {value.GetType().Name}"),
    };

    public static object? TreeOrNull(IstioMap? map) => map is null || map.Fields.IsEmpty ? null : Tree(map);
}
