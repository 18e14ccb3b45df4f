namespace Coddiwomple.Tests.Lists;

public sealed class ReadOnlyArrayTests
{
    private static readonly ReadOnlyArray<int> s_three = [3, 1, 2];

    [Fact]
    public void A_list_that_nobody_made_is_empty()
    {
        ReadOnlyArray<string> nothing = default;

        Assert.True(nothing.IsEmpty);
        Assert.Equal(0, nothing.Length);
        Assert.Empty(nothing);
        Assert.Null(nothing.First);
        Assert.Equal(-1, nothing.IndexOf("a"));
        Assert.False(nothing.Any(_ => true));
        Assert.True(nothing.All(_ => false));
        Assert.Empty(nothing.Where(_ => true));
        Assert.Empty(nothing.Select(text => text.Length));
        Assert.Equal(["a"], nothing.Add("a"));
        Assert.Throws<IndexOutOfRangeException>(() => nothing[0]);
        foreach (string item in nothing)
        {
            Assert.Fail(item);
        }
    }

    [Fact]
    public void Answers_as_queries_do()
    {
        Assert.Equal([3, 2], s_three.Where(item => item > 1));
        Assert.Equal(["3", "1", "2"], s_three.Select(item => $"{item}"));
        Assert.Equal(1, s_three.FirstOrDefault(item => item < 3));
        Assert.Equal(0, s_three.FirstOrDefault(item => item > 3));
        Assert.True(s_three.Any(item => item == 2));
        Assert.False(s_three.All(item => item == 2));
        Assert.Equal(2, s_three.IndexOf(2));
        Assert.True(s_three.Contains(1));
        Assert.Equal(3, s_three.First);
    }

    [Fact]
    public void Choosing_all_gives_the_list_itself()
    {
        Assert.True(s_three.Equals((object)s_three.Where(_ => true)));
        Assert.Empty(s_three.Where(_ => false));
        Assert.Equal([3, 1], s_three.Where(item => item != 2));
        Assert.Equal([1, 2], s_three.Where(item => item != 3));
    }

    [Fact]
    public void Sorting_and_adding_leave_the_list_as_it_is()
    {
        Assert.Equal([1, 2, 3], s_three.Sort((a, b) => a - b));
        Assert.Equal([3, 1, 2, 5, 4], s_three.Add(5, 4));
        Assert.Equal([3, 1, 2], s_three);
    }

    [Fact]
    public void Is_equal_to_itself_only_as_records_need_it()
    {
        ReadOnlyArray<int> same = s_three;
        ReadOnlyArray<int> alike = [3, 1, 2];

        Assert.True(s_three.Equals((object)same));
        Assert.Equal(s_three.GetHashCode(), same.GetHashCode());
        Assert.False(s_three.Equals((object)alike));
    }
}
