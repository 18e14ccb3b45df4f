using Coddiwomple.Output;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

public sealed class SharedObjectTests
{
    private static readonly RenderedObject s_east = new(ContentPart.Of([1]), null);
    private static readonly RenderedObject s_west = new(ContentPart.Of([2]), null);

    [Fact]
    public void OneForAllIsInEveryRegion()
    {
        SharedObject shared = SharedObject.Of(s_east);
        Assert.Equal(s_east, shared.In("west"));
        Assert.Equal(s_east, shared.In(null));
    }

    // Another region's object would send calls to the wrong place, without a word.
    [Fact]
    public void ARegionThatWasNotRenderedIsNotAnother()
    {
        var shared = new SharedObject();
        shared.Add("east", s_east);
        shared.Add("west", s_west);
        Assert.Equal(s_west, shared.In("west"));
        Assert.False(shared.IsIn("north"));
        Assert.Throws<IndexOutOfRangeException>(() => shared.In("north"));
    }
}
