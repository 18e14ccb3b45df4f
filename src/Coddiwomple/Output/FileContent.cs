namespace Coddiwomple.Output;

/// <summary>The bytes of a file, in parts, so that files which hold the same objects share their bytes; or staged already.</summary>
public readonly struct FileContent
{
    private readonly ReadOnlyArray<ContentPart> _parts;
    private readonly StagedFile _staged;

    /// <summary>The parts, one after the other.</summary>
    internal FileContent(ReadOnlyArray<ContentPart> parts)
    {
        _parts = parts;
        foreach (ContentPart part in parts)
        {
            Length += part.Length;
        }
    }

    /// <summary>The bytes of a staged file, which are read back from there.</summary>
    internal FileContent(StagedFile staged, int length)
    {
        _staged = staged;
        Length = length;
    }

    public long Length { get; }

    internal bool IsStaged => _staged.Folder is not null;

    // Of the many files that are staged, hardly one is ever read back.
    internal ReadOnlyArray<ContentPart> ReadParts() => IsStaged ? [ContentPart.Of(ReadBack())] : _parts;

    public static FileContent Of(byte[] bytes) => new([ContentPart.Of(bytes)]);

    public byte[] ToArray()
    {
        byte[] whole = new byte[Length];
        new ContentReader(this).Fill(whole);
        return whole;
    }

    private byte[] ReadBack()
    {
        byte[] bytes = _staged.Read();
        return bytes.Length == Length ? bytes : throw new CannotProceedException("cannot read back a file that waits to be moved: it has another length now");
    }
}
