namespace Coddiwomple.Output;

/// <summary>
/// Keeps the blocks of text that were last read back from the temporary file, whole. Of one block a file needs some hundred bytes here and some there,
/// and the file of the next cluster about the same ones: to read each of them by itself takes more time than to write the files. For one thread.
/// </summary>
internal sealed class LoadedBlocks
{
    private const int Most = 64;

    private readonly Dictionary<TextBlock, int> _places = new(Most, ReferenceEqualityComparer.Instance);
    private readonly TextBlock?[] _blocks = new TextBlock?[Most];
    private readonly byte[][] _bytes = new byte[Most][];
    private int _next;

    /// <summary>Gives some bytes of a block; they stay until another block is asked for.</summary>
    public ReadOnlySpan<byte> Find(TextBlock block, int offset, int count)
    {
        if (block.Bytes is { } bytes)
        {
            return bytes.AsSpan(offset, count);
        }

        if (!_places.TryGetValue(block, out int place))
        {
            place = Load(block);
        }

        return _bytes[place].AsSpan(offset, count);
    }

    // In the place of the one that was loaded first.
    private int Load(TextBlock block)
    {
        int place = _next;
        _next = (_next + 1) % Most;
        if (_blocks[place] is { } oldest)
        {
            _places.Remove(oldest);
        }

        if (_bytes[place] is not { } bytes || bytes.Length < block.Count)
        {
            bytes = GC.AllocateUninitializedArray<byte>(Math.Max(block.Count, TextBlock.UsualSize));
            _bytes[place] = bytes;
        }

        block.Read(0, bytes.AsSpan(0, block.Count));
        _blocks[place] = block;
        _places.Add(block, place);
        return place;
    }
}
