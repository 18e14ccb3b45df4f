using Coddiwomple.Output;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

public sealed class SharedObjectTests
{
    private static readonly RenderedObject s_inEast = new(ContentPart.Of([1]), null);
    private static readonly RenderedObject s_inWest = new(ContentPart.Of([2]), null);
    private static readonly ReadOnlyArray<string> s_east = ["us-east1", "europe-west1"];
    private static readonly ReadOnlyArray<string> s_west = ["us-west1", "europe-west1"];

    [Fact]
    public void OneForAllIsWithAllRegions()
    {
        SharedObject shared = new SharedObject().FillWith(s_inEast);
        Assert.Equal(s_inEast, shared.With(s_west));
        Assert.Equal(s_inEast, shared.With([]));
    }

    // Another region's object would send calls to the wrong place, without a word.
    [Fact]
    public void RegionsThatWereNotRenderedAreNotOthers()
    {
        var shared = new SharedObject();
        shared.Add(s_east, s_inEast);
        shared.Add(s_west, s_inWest);
        Assert.Equal(s_inWest, shared.With(s_west));
        Assert.False(shared.Has(["us-north1"]));
        Assert.Throws<IndexOutOfRangeException>(() => shared.With(["us-north1"]));
        Assert.Throws<IndexOutOfRangeException>(() => shared.With([]));
    }
}
