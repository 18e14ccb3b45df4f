using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Turns plan values into what templates see. Every text becomes a YAML scalar here, so that no template can forget to quote.</summary>
internal static class ViewValues
{
    private static readonly ScriptObjectShape LabelShape = ScriptObjectShape.Create("key", "value");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

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
    public static object Tree(IstioValue value)
    {
        switch (value)
        {
            case IstioText text:
                return YamlQuoting.Scalar(text.Value);
            case IstioLiteral literal:
                return literal.Value;
            case IstioList list:
                return List(list.Items, Tree);
            case IstioMap map:
                var tree = new ScriptObject(map.Fields.Length);
                foreach (IstioField field in map.Fields)
                {
                    tree.Add(YamlQuoting.Scalar(field.Name), Tree(field.Value));
                }

                return tree;
            default:
                throw new InvalidOperationException($"no view for {value.GetType().Name}");
        }
    }

    public static object? TreeOrNull(IstioMap? map) => map is null || map.Fields.IsEmpty ? null : Tree(map);
}
