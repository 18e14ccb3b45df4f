using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Planning;

namespace Coddiwomple.Tests.Output;

/// <summary>Regions take the places of marks wherever the text is kept, and wherever a piece of it ends.</summary>
public sealed class ContentReaderTests : IDisposable
{
    private const int Piece = 16 << 10;

    private static readonly ReadOnlyArray<string> s_east = ["us-east1", "europe-west1", "us-east1-kind2"];
    private static readonly ReadOnlyArray<string> s_west = ["us-west1", "asia-northeast1", "us-west1-kind2"];
    private static readonly int[] s_pieces = [1, 2, 3, 7, 100, Piece, 1 << 20];

    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-reader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_piece_has_its_regions(bool isInFile, bool sharesBlocks)
    {
        (FileContent content, byte[] expected) = Content(isInFile);
        Assert.Equal(expected.Length, content.Length);
        foreach (int size in s_pieces)
        {
            var filled = new ContentReader(content, sharesBlocks ? new LoadedBlocks() : null);
            var matched = new ContentReader(content, sharesBlocks ? new LoadedBlocks() : null);
            byte[] piece = new byte[size];
            for (int offset = 0; offset < expected.Length; offset += size)
            {
                byte[] wanted = expected[offset..Math.Min(offset + size, expected.Length)];
                Assert.Equal(wanted.Length, filled.Fill(piece));
                Assert.Equal(wanted, piece[..wanted.Length]);
                Assert.True(matched.Matches(wanted));
            }

            Assert.Equal(0, filled.Fill(piece));
            Assert.False(matched.Matches([0]));
        }
    }

    [Fact]
    public void Every_byte_counts()
    {
        (FileContent content, byte[] expected) = Content(isInFile: false);
        for (int index = 0; index < expected.Length; index += 13)
        {
            expected[index] ^= 1;
            Assert.False(new ContentReader(content).Matches(expected));
            expected[index] ^= 1;
        }
    }

    // One text for callers in the east and in the west, one that has no marks, and one that is longer than what is read back at a time.
    private (FileContent Content, byte[] Expected) Content(bool isInFile)
    {
        string shared = $"from: {RegionMark.Of(0)}\nto: {RegionMark.Of(1)}{RegionMark.Of(2)}";
        string plain = "\u00e9 no mark: \u20ac";

        // Of the first marks, one byte and two are at the end of what is read back at a time.
        string many = new string('y', Piece - 1) + RegionMark.Of(0) + new string('y', Piece - 5) + RegionMark.Of(1) +
            string.Concat(Enumerable.Range(0, 3000).Select(i => $"{new string('y', i % 11)}{RegionMark.Of(i % 3)}"));
        var block = new TextBlock(Encoding.UTF8.GetBytes(shared + plain + many));
        int start = Encoding.UTF8.GetByteCount(shared);
        int end = start + Encoding.UTF8.GetByteCount(plain);
        ReadOnlyArray<ContentPart> parts =
        [
            new ContentPart(block, 0, start).WithRegions(s_west, With(shared, s_west).Length),
            new ContentPart(block, start, end - start),
            new ContentPart(block, 0, 0),
            new ContentPart(block, 0, start).WithRegions(s_east, With(shared, s_east).Length),
            new ContentPart(block, end, block.Count - end).WithRegions(s_west, With(many, s_west).Length),
        ];
        if (isInFile)
        {
            var spool = new TextSpool([_folder]);
            spool.TryMove(new TextBlock(new byte[16 << 20]), 16 << 20);
            Assert.True(spool.TryMove(block, block.Count));
        }

        return (new FileContent(parts), Encoding.UTF8.GetBytes(With(shared, s_west) + plain + With(shared, s_east) + With(many, s_west)));
    }

    private static string With(string text, ReadOnlyArray<string> regions)
    {
        for (int index = 0; index < regions.Length; index++)
        {
            text = text.Replace(RegionMark.Of(index), regions[index], StringComparison.Ordinal);
        }

        return text;
    }
}
