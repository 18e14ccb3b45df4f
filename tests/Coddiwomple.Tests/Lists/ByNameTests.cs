namespace Coddiwomple.Tests.Lists;

public sealed class ByNameTests
{
    [Fact]
    public void Of_two_items_with_one_name_the_first_stays()
    {
        var items = new ByName<string>();

        Assert.Null(items.Add("a", "first"));
        Assert.Equal("first", items.Add("a", "second"));
        Assert.Equal("first", items.Find("a"));
        Assert.Null(items.Find("A"));
        Assert.Equal(1, items.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(100)]
    public void Finds_each_of_few_and_of_many(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(number => $"n{number:000}")];
        ByName<string> items = ByName<string>.Of([.. names.Reverse()], name => name);

        Assert.All(names, name => Assert.Equal(name, items.Find(name)));
        Assert.All(names, name => Assert.Equal(name, items.Add(name, "another")));
        Assert.Null(items.Find("n"));
        Assert.Equal(names, items.ToSorted());
        Assert.Equal(names.Reverse(), items.Names);
        Assert.Equal(count, items.Count);
    }

    [Fact]
    public void Gives_items_in_the_ordinal_order_of_names_whenever_asked()
    {
        ByName<string> items = ByName<string>.Of(["b", "a-", "aB", "B"], name => name);

        Assert.Equal(["B", "a-", "aB", "b"], items.ToSorted());
        items.Add("A", "A");
        Assert.Equal(["A", "B", "a-", "aB", "b"], items.ToSorted());
    }

    [Fact]
    public void Names_are_ordered_as_the_framework_orders_them()
    {
        string[] names = ["", "a", "A", "ab", "a-b", "a.b", "aa", "\u00e4", "\ud83d\ude00", "\uffee", "b"];
        foreach (string one in names)
        {
            foreach (string other in names)
            {
                Assert.Equal(Math.Sign(string.CompareOrdinal(one, other)), Math.Sign(Ordinal.Compare(one, other)));
            }
        }
    }
}
