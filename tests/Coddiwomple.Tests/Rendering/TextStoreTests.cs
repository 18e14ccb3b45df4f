using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

public sealed class TextStoreTests
{
    // Short and long, and longer than a block.
    private static readonly int[] s_lengths = [0, 10, 20_000, 70_000, 5, 60_000, 200_000, 1, 64 << 10, 30_000];

    [Fact]
    public void Every_text_is_kept_whole()
    {
        var store = new TextStore(null);
        List<ContentPart> parts = AddAll(store, 'a');

        Assert.Equal(s_lengths.Select(length => new string('a', length)), parts.Select(Text));
    }

    [Fact]
    public void What_is_forgotten_makes_room()
    {
        var store = new TextStore(null);
        TextBlock[] first = Blocks(AddAll(store, 'a'));
        store.Forget();
        List<ContentPart> parts = AddAll(store, 'b');

        Assert.Equal(s_lengths.Select(length => new string('b', length)), parts.Select(Text));
        Assert.Equal(first, Blocks(parts));
    }

    [Fact]
    public void Room_that_is_too_small_is_made_anew()
    {
        var store = new TextStore(null);
        AddAll(store, 'a');
        store.Forget();
        List<ContentPart> parts = [.. s_lengths.Reverse().Select(length => Add(store, 'b', length))];

        Assert.Equal(s_lengths.Reverse().Select(length => new string('b', length)), parts.Select(Text));
    }

    private static List<ContentPart> AddAll(TextStore store, char c) => [.. s_lengths.Select(length => Add(store, c, length))];

    private static ContentPart Add(TextStore store, char c, int length) => store.Add([], Encoding.UTF8.GetBytes(new string(c, length)));

    private static TextBlock[] Blocks(List<ContentPart> parts) => [.. parts.Where(part => part.Count > 0).Select(part => part.Block).Distinct()];

    private static string Text(ContentPart part)
    {
        byte[] bytes = new byte[part.Count];
        part.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
