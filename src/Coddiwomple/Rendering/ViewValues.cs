using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Turns what <see cref="TemplateMembers"/> give into what interpreted templates see.</summary>
internal static class ViewValues
{
    private static readonly ScriptObjectShape LabelShape = ScriptObjectShape.Create("key", "value");

    public static ScriptArray List<T>(ReadOnlyArray<T> items, Func<T, object?> view)
    {
        var views = new object?[items.Length];
        for (int index = 0; index < views.Length; index++)
        {
            views[index] = view(items[index]);
        }

        return ScriptArray.Wrap(views);
    }

    public static ScriptArray Texts(ReadOnlyArray<string> scalars) => List(scalars, static scalar => scalar);

    public static ScriptArray LabelList(ReadOnlyArray<Label> labels) =>
        List(labels, static label => new ScriptObject(LabelShape, [TemplateMembers.Key(label), TemplateMembers.Value(label)]));

    /// <summary>An Istio value as objects and lists, its names and texts scalars.</summary>
    public static object Tree(IstioValue value) => value switch
    {
        IstioText text => YamlQuoting.Scalar(text.Value),
        IstioLiteral literal => literal.Value,
        IstioList list => List(list.Items, Tree),
        IstioMap map => new ScriptObject(new MapMembers(map)),
        _ => throw new InvalidOperationException($"no view for {value.GetType().Name}"),
    };

    public static object? TreeOrNull(IstioValue? value) => value is null ? null : Tree(value);
}
