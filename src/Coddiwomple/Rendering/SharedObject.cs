using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>
/// What was rendered once for all callers that see a service alike: one object, or, where it says the caller's region, one for each region, with the region
/// where <see cref="CallerRegion.Mark"/> was.
/// </summary>
internal sealed class SharedObject
{
    private readonly ArrayBuilder<Variant> _variants = new(1);

    /// <summary><see cref="CallerRegion.Mark"/> in UTF-8.</summary>
    public static ReadOnlySpan<byte> Mark => "\ue000"u8;

    /// <summary>One object for all.</summary>
    public static SharedObject Of(RenderedObject rendered)
    {
        var shared = new SharedObject();
        shared._variants.Add(new Variant(null, rendered));
        return shared;
    }

    /// <summary>Whether there is one for callers in that region already.</summary>
    public bool IsIn(string region) => IndexOf(region) >= 0;

    /// <summary>Adds the one for callers in a region.</summary>
    public void Add(string region, RenderedObject rendered) => _variants.Add(new Variant(region, rendered));

    public RenderedObject In(string? region) => _variants[region is null || _variants[0].Region is null ? 0 : IndexOf(region)].Object;

    private int IndexOf(string region)
    {
        for (int index = 0; index < _variants.Count; index++)
        {
            if (_variants[index].Region == region)
            {
                return index;
            }
        }

        return -1;
    }

    // The region is null where the object is for all.
    private readonly record struct Variant(string? Region, RenderedObject Object);
}
