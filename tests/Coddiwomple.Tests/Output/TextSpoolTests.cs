using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>Text that waits in a temporary file is read back as it was, and the file has no name.</summary>
public sealed class TextSpoolTests : IDisposable
{
    private const int Large = 20 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-spool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_moved_is_read_back_in_order()
    {
        var spool = new TextSpool([Path.Combine(_folder, "missing"), _folder]);
        byte[] first = Bytes(Large, 1);
        byte[] second = Bytes(100_000, 2);
        var blocks = (First: new TextBlock([.. first]), Second: new TextBlock([.. second]));

        Assert.True(spool.TryMove(blocks.First, first.Length));
        Assert.True(spool.TryMove(blocks.Second, second.Length));

        Assert.Null(blocks.First.Bytes);
        var content = new FileContent([new ContentPart(blocks.Second, 10, 50_000), ContentPart.Of([7]), new ContentPart(blocks.First, Large - 40_000, 40_000)]);
        byte[] whole = [.. second.AsSpan(10, 50_000), 7, .. first.AsSpan(Large - 40_000)];
        Assert.Equal(whole, content.ToArray());
        Assert.True(new ContentReader(content).Matches(whole));
        whole[^1] ^= 1;
        Assert.False(new ContentReader(content).Matches(whole));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(Directory.GetFileSystemEntries(_folder));
        }
    }

    [Fact]
    public void A_little_stays_in_memory() => Assert.False(new TextSpool([_folder]).TryMove(new TextBlock(Bytes(1000, 1)), 1000));

    [Fact]
    public void Without_a_folder_that_takes_it_all_stays_in_memory()
    {
        var block = new TextBlock(Bytes(Large, 1));

        Assert.False(new TextSpool([Path.Combine(_folder, "missing")]).TryMove(block, Large));
        Assert.NotNull(block.Bytes);
    }

    private static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
