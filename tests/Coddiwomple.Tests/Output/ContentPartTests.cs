using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

public sealed class ContentPartTests
{
    private static readonly ReadOnlyArray<string> s_east = ["us-east1"];
    private static readonly ReadOnlyArray<string> s_west = ["us-west1"];

    private readonly TextBlock _block = new(new byte[100]);

    [Fact]
    public void Neighbours_that_read_the_same_regions_become_one()
    {
        ContentPart plain = Part(0, 10);
        ContentPart marked = Part(10, 20).WithRegions(s_east, 45);
        Assert.Equal(Part(0, 30).WithRegions(s_east, 55), plain.With(marked));
        Assert.Equal(Part(10, 25).WithRegions(s_east, 50), marked.With(Part(30, 5)));
        Assert.Equal(Part(10, 25).WithRegions(s_east, 65), marked.With(Part(30, 5).WithRegions(s_east, 20)));
        Assert.Equal(Part(0, 15), plain.With(Part(10, 5)));
    }

    [Fact]
    public void Others_stay_what_they_are()
    {
        ContentPart marked = Part(10, 20).WithRegions(s_east, 45);
        Assert.Null(marked.With(Part(30, 5).WithRegions(s_west, 20)));
        Assert.Null(marked.With(Part(31, 5)));
        Assert.Null(marked.With(new ContentPart(new TextBlock(new byte[100]), 30, 5)));
    }

    [Fact]
    public void Without_its_first_bytes_it_reads_the_same_regions() =>
        Assert.Equal(Part(14, 16).WithRegions(s_east, 41), Part(10, 20).WithRegions(s_east, 45).Without(4));

    private ContentPart Part(int offset, int count) => new(_block, offset, count);
}
