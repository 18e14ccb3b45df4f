using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

public sealed class SharedObjectTests
{
    private static readonly ReadOnlyArray<string> s_east = ["us-east1", "europe-west1"];
    private static readonly ReadOnlyArray<string> s_west = ["us-west1", "asia-northeast1"];

    [Fact]
    public void One_without_marks_is_the_same_for_all()
    {
        SharedObject shared = Shared("to: somewhere\n");
        Assert.Equal("to: somewhere\n", Text(shared.With(s_west)));
        Assert.Equal(shared.With([]), shared.With(s_west));
    }

    // Another region's text would send calls to the wrong place, without a word.
    [Fact]
    public void Everyone_reads_their_own_regions()
    {
        SharedObject shared = Shared($"from: {RegionMark.Of(0)}\nto: {RegionMark.Of(1)}, not {RegionMark.Of(0)}");
        Assert.Equal("from: us-east1\nto: europe-west1, not us-east1", Text(shared.With(s_east)));
        Assert.Equal("from: us-west1\nto: asia-northeast1, not us-west1", Text(shared.With(s_west)));
        Assert.Throws<IndexOutOfRangeException>(() => shared.With(["us-north1"]));
        Assert.Throws<IndexOutOfRangeException>(() => shared.With([]));
    }

    [Fact]
    public void The_next_one_has_no_marks_of_the_last()
    {
        SharedObject shared = Shared($"from: {RegionMark.Of(1)}\n");
        Fill(shared, "to: nowhere\n");
        Assert.Equal("to: nowhere\n", Text(shared.With([])));
    }

    private static SharedObject Shared(string text)
    {
        var shared = new SharedObject();
        Fill(shared, text);
        return shared;
    }

    private static void Fill(SharedObject shared, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        shared.Fill(new RenderedObject(ContentPart.Of(bytes), null), bytes);
    }

    // In both ways in which it gets into a file.
    private static string Text(RenderedObject rendered)
    {
        byte[] copied = new byte[rendered.SeparatedText.Length];
        rendered.SeparatedText.CopyTo(copied);
        Assert.Equal(copied, new FileContent([rendered.SeparatedText]).ToArray());
        return Encoding.UTF8.GetString(copied);
    }
}
