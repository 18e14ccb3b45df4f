using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>
/// What was rendered once for all callers that see a service alike: one object, or, where marks stand for regions in it, one for each
/// <see cref="ServicePlan.Regions"/>, which are told apart by reference.
/// </summary>
internal sealed class SharedObject
{
    private readonly ArrayBuilder<Variant> _variants = new(1);

    /// <summary>Makes it one object for all, and gives it.</summary>
    public SharedObject FillWith(RenderedObject rendered)
    {
        _variants.Add(new Variant([], rendered));
        return this;
    }

    /// <summary>Makes it nothing again, for another object.</summary>
    public void Clear() => _variants.Clear();

    /// <summary>Whether there is one with those regions already.</summary>
    public bool Has(ReadOnlyArray<string> regions) => IndexOf(regions) >= 0;

    /// <summary>Adds the one with some regions, of which there are some.</summary>
    public void Add(ReadOnlyArray<string> regions, RenderedObject rendered) => _variants.Add(new Variant(regions, rendered));

    public RenderedObject With(ReadOnlyArray<string> regions) => _variants[_variants[0].Regions.IsEmpty ? 0 : IndexOf(regions)].Object;

    private int IndexOf(ReadOnlyArray<string> regions)
    {
        for (int index = 0; index < _variants.Count; index++)
        {
            if (_variants[index].Regions.AsSpan() == regions.AsSpan())
            {
                return index;
            }
        }

        return -1;
    }

    // Without regions where the object is for all.
    private readonly record struct Variant(ReadOnlyArray<string> Regions, RenderedObject Object);
}
