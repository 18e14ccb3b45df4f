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
        for (char c = 'b'; c < 'g'; c++)
        {
            store.Forget();
            List<ContentPart> parts = AddAll(store, c);

            Assert.Equal(s_lengths.Select(length => new string(c, length)), parts.Select(Text));
            Assert.Equal(first, Blocks(parts));
        }
    }

    private static List<ContentPart> AddAll(TextStore store, char c) => [.. s_lengths.Select(length => store.Add([], Encoding.UTF8.GetBytes(new string(c, length))))];

    private static TextBlock[] Blocks(List<ContentPart> parts) => [.. parts.Where(part => part.Count > 0).Select(part => part.Block).Distinct()];

    private static string Text(ContentPart part)
    {
        byte[] bytes = new byte[part.Count];
        part.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
