using Coddiwomple.Model;

namespace Coddiwomple.Installation;

/// <summary>Makes values of charts and operators: fields that have nothing to say are left out, so that no default is overridden by accident.</summary>
internal static class Values
{
    public static IstioMap Map(params ReadOnlySpan<(string Name, IstioValue? Value)> fields)
    {
        var kept = new ArrayBuilder<IstioField>(fields.Length);
        foreach ((string name, IstioValue? value) in fields)
        {
            if (value is not (null or IstioMap { Fields.IsEmpty: true } or IstioList { Items.IsEmpty: true }))
            {
                kept.Add(new IstioField(name, value));
            }
        }

        return new IstioMap(kept.ToReadOnly());
    }

    public static IstioList Texts(IEnumerable<string> texts) => new([.. texts.Select(text => new IstioText(text))]);

    public static IstioText? Text(string? text) => text is null ? null : new IstioText(text);

    public static IstioMap Of(Labels labels) => new(labels.Items.Select(label => new IstioField(label.Key, new IstioText(label.Value))));
}
