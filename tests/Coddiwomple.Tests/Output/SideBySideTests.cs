using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>Large files that share blocks of text are written and compared side by side, with the same result as if each were alone.</summary>
public sealed class SideBySideTests : IDisposable
{
    // More than are kept when they are read back.
    private const int Blocks = 150;
    private const int BlockSize = 60_000;

    private readonly OutputWorld _world = new();
    private readonly List<TextBlock> _blocks = [];

    public SideBySideTests()
    {
        var spool = new TextSpool([_world.Root]);
        spool.TryMove(new TextBlock(new byte[16 << 20]), 16 << 20);
        var random = new Random(1);
        for (int i = 0; i < Blocks; i++)
        {
            byte[] bytes = new byte[i == 70 ? 3 * BlockSize : BlockSize];
            random.NextBytes(bytes);
            var block = new TextBlock(bytes);
            Assert.True(i % 10 == 0 || spool.TryMove(block, bytes.Length));
            _blocks.Add(block);
        }
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Every_file_has_its_own_bytes()
    {
        OutputFile[] files = Files(36);
        Assert.InRange(files.Count(SideBySide.IsLarge), 30, files.Length - 1);

        ChangeSet changes = _world.Write(Tree(files));
        Assert.Equal(files.Length, changes.Created.Count);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(_world.At(file.Path)).AsSpan().SequenceEqual(file.Content.ToArray()), file.Path));
        Assert.True(_world.Compute(Tree(files)).IsEmpty);
    }

    [Fact]
    public void What_differs_is_found_wherever_it_is()
    {
        OutputFile[] files = Files(36);
        _world.Write(Tree(files));
        Change("kind03", bytes => bytes[^1] ^= 1);
        Change("kind04", bytes => bytes[bytes.Length / 2] ^= 1);
        File.AppendAllText(_world.At("kind06/a.yaml"), "#");
        File.WriteAllBytes(_world.At("kind07/a.yaml"), File.ReadAllBytes(_world.At("kind07/a.yaml"))[..^1]);
        File.Delete(_world.At("kind09/a.yaml"));

        ChangeSet changes = _world.Compute(Tree(files));
        Assert.Equal(["kind03/a.yaml", "kind04/a.yaml", "kind06/a.yaml", "kind07/a.yaml"], changes.Updated.Select(file => file.Path));
        Assert.Equal(["kind09/a.yaml"], changes.Created.Select(file => file.Path));

        Change("kind10", bytes => bytes[0] ^= 1);
        Assert.Contains("kind10/a.yaml", Assert.Throws<CannotProceedException>(() => _world.Compute(Tree(files))).Message);
    }

    private void Change(string cluster, Action<byte[]> change)
    {
        string place = _world.At(cluster + "/a.yaml");
        byte[] bytes = File.ReadAllBytes(place);
        change(bytes);
        File.WriteAllBytes(place, bytes);
    }

    [Fact]
    public void A_name_that_cannot_be_written_is_told_and_leaves_nothing_behind()
    {
        _world.Write("kind00/a.yaml=1", "kind01/a.yaml=1", "kind02/a.yaml=1", "kind03/a.yaml=1");
        string blocked = _world.At(TemporaryFile.PathOf("kind02/a.yaml"));
        Directory.CreateDirectory(blocked);

        var e = Assert.Throws<CannotProceedException>(() => _world.Write(Tree(Files(4))));
        Assert.Contains($"cannot write \"{_world.At("kind02/a.yaml")}\"", e.Message);
        Assert.Equal(OutputWorld.Text("1"), _world.Read("kind03/a.yaml"));
        Assert.Equal([blocked], Directory.GetFileSystemEntries(_world.Out, "*.tmp", SearchOption.AllDirectories));
    }

    private static OutputTree Tree(OutputFile[] files) => new([.. files], [.. files.Select(file => file.Path[..6])], false, files.Length);

    // Bits of every block, at other places and of other lengths in every file.
    private OutputFile[] Files(int count) => Enumerable.Range(0, count).Select(number =>
    {
        var random = new Random(number);
        List<ContentPart> parts = [ContentPart.Of(Encoding.UTF8.GetBytes(OutputWorld.Text("bits")))];
        foreach (TextBlock block in _blocks.Take(number % 9 == 8 ? 10 : Blocks))
        {
            for (int bit = 0; bit < 4; bit++)
            {
                int offset = random.Next(BlockSize);
                parts.Add(new ContentPart(block, offset, random.Next(Math.Min(BlockSize - offset, 8_000))));
            }
        }

        return new OutputFile($"kind{number:00}/a.yaml", new FileContent([.. parts]));
    }).ToArray();
}
