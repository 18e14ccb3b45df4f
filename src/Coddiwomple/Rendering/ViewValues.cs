using System.Globalization;
using System.Runtime.CompilerServices;
using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Turns plan values into what templates see. Every text becomes a YAML scalar here, so that no template can forget to quote.</summary>
internal static class ViewValues
{
    private static readonly ScriptObjectShape LabelShape = ScriptObjectShape.Create("key", "value");

    // Ports and weights are few and come again with every object; threads may overwrite each other's.
    private static readonly NumberText?[] s_numbers = new NumberText?[256];

    public static string Number(int number)
    {
        ref NumberText? place = ref s_numbers[number & 255];
        if (place is not { } known || known.Number != number)
        {
            place = known = new NumberText(number, number.ToString(CultureInfo.InvariantCulture));
        }

        return known.Text;
    }

    // Inlined, since code that is shared by all T looks the type up for every item.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScriptArray List<T>(ReadOnlyArray<T> items, Func<T, object?> view)
    {
        var views = new object?[items.Length];
        for (int index = 0; index < views.Length; index++)
        {
            views[index] = view(items[index]);
        }

        return ScriptArray.Wrap(views);
    }

    public static ScriptArray Texts(ReadOnlyArray<string> texts) => List(texts, YamlQuoting.Scalar);

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

    private sealed record NumberText(int Number, string Text);
}
