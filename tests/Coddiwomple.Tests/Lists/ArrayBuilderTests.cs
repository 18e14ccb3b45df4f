namespace Coddiwomple.Tests.Lists;

public sealed class ArrayBuilderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Grows_whatever_it_was_made_for(int capacity)
    {
        var builder = new ArrayBuilder<int>(capacity);
        for (int i = 0; i < 5; i++)
        {
            builder.Add(i);
        }

        Assert.Equal(5, builder.Count);
        Assert.Equal([0, 1, 2, 3, 4], builder.ToReadOnly());
    }

    [Fact]
    public void What_was_given_is_not_changed_by_what_is_collected_next()
    {
        ArrayBuilder<int> builder = Of(1, 2);
        ReadOnlyArray<int> first = builder.ToReadOnly();
        builder.Add(3);

        Assert.Equal([1, 2], first);
        Assert.Equal([3], builder.ToReadOnly());
        Assert.Empty(builder.ToReadOnly());
    }

    [Fact]
    public void Gives_the_items_from_an_index_on_and_keeps_the_others()
    {
        ArrayBuilder<int> builder = Of(1, 2, 3);

        Assert.Equal([2, 3], builder.TakeFrom(1));
        Assert.Empty(builder.TakeFrom(1));
        builder.Add(4);
        Assert.Equal([1, 4], builder.ToReadOnly());
    }

    [Fact]
    public void Inserts_removes_and_sorts()
    {
        ArrayBuilder<int> builder = Of(1, 2, 3, 4);
        builder.Insert(4, 9);
        builder.Insert(0, 8);
        builder.RemoveAt(2);
        builder.RemoveAt(4);

        Assert.Equal([8, 1, 3, 4], Items(builder));
        Assert.True(builder.Contains(3));
        Assert.False(builder.Contains(9));
        builder.Sort((a, b) => a - b);
        Assert.Equal([1, 3, 4, 8], builder.ToReadOnly());
    }

    private static ArrayBuilder<int> Of(params int[] items)
    {
        var builder = new ArrayBuilder<int>();
        builder.AddRange(new ReadOnlyArray<int>(items));
        return builder;
    }

    private static List<int> Items(ArrayBuilder<int> builder)
    {
        List<int> items = [];
        foreach (int item in builder)
        {
            items.Add(item);
        }

        return items;
    }
}
