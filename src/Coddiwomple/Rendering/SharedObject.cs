using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>
/// What was rendered once for all callers that see a service alike: one object, or, where it says the caller's region, one for each region, with the region
/// where <see cref="CallerRegion.Mark"/> was.
/// </summary>
internal sealed class SharedObject
{
    private readonly ArrayBuilder<string> _regions = new();
    private readonly ArrayBuilder<RenderedObject> _objects = new();

    /// <summary><see cref="CallerRegion.Mark"/> in UTF-8.</summary>
    public static ReadOnlySpan<byte> Mark => "\ue000"u8;

    /// <summary>One object for all.</summary>
    public static SharedObject Of(RenderedObject rendered)
    {
        var shared = new SharedObject();
        shared._objects.Add(rendered);
        return shared;
    }

    /// <summary>Whether there is one for callers in that region already.</summary>
    public bool IsIn(string region) => _regions.Contains(region);

    /// <summary>Adds the one for callers in a region.</summary>
    public void Add(string region, RenderedObject rendered)
    {
        _regions.Add(region);
        _objects.Add(rendered);
    }

    public RenderedObject In(string? region) => _objects[region is null || _regions.Count == 0 ? 0 : _regions.AsSpan().IndexOf(region)];
}
